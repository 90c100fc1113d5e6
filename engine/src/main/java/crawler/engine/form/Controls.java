package crawler.engine.form;

import crawler.engine.form.FormData.Field;
import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.nodes.Node;

/**
 * The controls of a form in the order of the document: those inside of it, and those that the parser found while the
 * form was open although they ended up elsewhere, as happens to a form between the rows of a table (HTML, "form element
 * pointer").
 */
final class Controls {
    /** jsoup lists a form's controls in quadratic time; a torn form with more is taken for what is inside of it. */
    private static final int MOST_TORN = 5_000;

    private final Element form;

    Controls(Element form) {
        this.form = form;
    }

    /** What is submitted of them, buttons aside. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Element control : all()) {
            String name = control.attr("name");
            if (!name.isEmpty()) {
                Control.values(control).ifPresent(values -> fields.add(new Field(name, values)));
            }
        }
        return fields;
    }

    /** All elements input, select and textarea. */
    List<Element> all() {
        return elements(Control::isControl);
    }

    /** The form's elements that are wanted. */
    List<Element> elements(Predicate<Element> wanted) {
        List<Element> inside = below(form, wanted);
        if (!(form instanceof FormElement torn) || !mayBeTorn()) {
            return inside;
        }
        Set<Element> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(inside);
        own.addAll(torn.elements());
        return below(Nodes.root(form), element -> wanted.test(element) && own.contains(element));
    }

    /** Whether there are controls outside of all forms, and not too many to look into it. */
    private boolean mayBeTorn() {
        int controls = 0;
        boolean outside = false;
        Node root = Nodes.root(form);
        for (Node at = root;
                at != null;
                at = at instanceof FormElement ? Nodes.nextOutside(at, root) : Nodes.next(at, root)) {
            if (at instanceof Element element && Control.isSubmittable(element)) {
                controls++;
                outside = true;
            }
        }
        return outside
                && controls <= MOST_TORN
                && below(form, Control::isSubmittable).size() <= MOST_TORN;
    }

    static List<Element> below(Node top, Predicate<Element> wanted) {
        List<Element> found = new ArrayList<>();
        for (Node at = Nodes.next(top, top); at != null; at = Nodes.next(at, top)) {
            if (at instanceof Element element && wanted.test(element)) {
                found.add(element);
            }
        }
        return found;
    }
}
