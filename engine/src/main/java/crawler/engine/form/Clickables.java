package crawler.engine.form;

import crawler.engine.form.FormData.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What of a form can be clicked, and which of it is. */
final class Clickables {

    /** The choice of what is clicked. */
    @FunctionalInterface
    interface Click {
        /**
         * What the click adds to the form; nothing for a button without name, or a form without buttons.
         *
         * @throws IllegalArgumentException when there is no such button
         */
        Optional<Field> on(Element form);
    }

    /** No button. */
    static final Click NONE = form -> Optional.empty();

    /** The first button. */
    static final Click FIRST = form -> buttons(form).stream().findFirst().flatMap(Clickables::field);

    private Clickables() {}

    /** The field at this place, negative: from the end. */
    static Click at(int number) {
        return form -> {
            List<Element> fields = new Controls(form).all();
            int index = number < 0 ? fields.size() + number : number;
            if (buttons(form).isEmpty()) {
                return Optional.empty();
            }
            if (index < 0 || index >= fields.size()) {
                throw new IllegalArgumentException(
                        "There is no field number " + number + " to click in a form of " + fields.size());
            }
            return field(fields.get(index));
        };
    }

    /** The one element that has all these attributes. */
    static Click with(Map<String, String> attributes) {
        Map<String, String> wanted = Map.copyOf(attributes);
        return form -> {
            if (buttons(form).isEmpty()) {
                return Optional.empty();
            }
            List<Element> found = new Controls(form).elements(element -> hasAll(element, wanted));
            if (found.size() != 1) {
                throw new IllegalArgumentException(found.size() + " elements of the form have the attributes " + wanted
                        + ", of which one is to be clicked");
            }
            return field(found.get(0));
        };
    }

    private static boolean hasAll(Element element, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(each -> element.hasAttr(each.getKey())
                        && element.attr(each.getKey()).equals(each.getValue()));
    }

    private static List<Element> buttons(Element form) {
        return new Controls(form).elements(Control::isClickable);
    }

    private static Optional<Field> field(Element clicked) {
        String name = clicked.attr("name");
        return name.isEmpty() ? Optional.empty() : Optional.of(new Field(name, List.of(clicked.attr("value"))));
    }
}
