package crawler.engine.form;

import crawler.engine.select.tree.Nodes;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Which elements browsers take for a form's own, and which of these they leave out (HTML standard, "form owner"). */
final class BrowserControls {
    private BrowserControls() {}

    /** Controls and buttons inside of the form, torn out of it, or elsewhere with its id in their {@code form} attribute. */
    static List<Element> of(Element form) {
        List<Element> inside = new Controls(form).elements(Control::isSubmittable);
        Set<Element> near = Collections.newSetFromMap(new IdentityHashMap<>());
        near.addAll(inside);
        String id = form.id();
        Element root = (Element) Nodes.root(form);
        boolean named = !id.isEmpty() && root.getElementById(id) == form;
        return Controls.below(
                root,
                element -> Control.isSubmittable(element)
                        && (element.hasAttr("form")
                                ? named && element.attr("form").equals(id)
                                : near.contains(element)));
    }

    /** By itself, by a {@code fieldset} around it, unless it stands in its legend, or by being a mere proposal. */
    static boolean isDisabled(Element control) {
        if (control.hasAttr("disabled")) {
            return true;
        }
        Element below = control;
        for (Element at = control.parent(); at != null; at = at.parent()) {
            boolean fieldset = at.tagName().equals("fieldset") && at.hasAttr("disabled");
            if (fieldset && below != at.selectFirst("> legend") || at.tagName().equals("datalist")) {
                return true;
            }
            below = at;
        }
        return false;
    }
}
