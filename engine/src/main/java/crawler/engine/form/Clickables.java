package crawler.engine.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What of a form can be clicked, and which of it is. */
final class Clickables {

    /** The choice of what is clicked. */
    @FunctionalInterface
    interface Choice {
        /**
         * What is clicked among the form's elements, of which all are given; nothing in a form without buttons.
         *
         * @throws IllegalArgumentException when there is no such button
         */
        Optional<Element> among(List<Element> elements);
    }

    /** No button. */
    static final Choice NONE = elements -> Optional.empty();

    /** The first button. */
    static final Choice FIRST = elements -> buttons(elements).findFirst();

    private Clickables() {}

    /** The field at this place, negative: from the end. */
    static Choice at(int number) {
        return elements -> {
            List<Element> fields = elements.stream().filter(Control::isControl).toList();
            int index = number < 0 ? fields.size() + number : number;
            if (buttons(elements).findFirst().isEmpty()) {
                return Optional.empty();
            }
            if (index < 0 || index >= fields.size()) {
                throw new IllegalArgumentException(
                        "There is no field number " + number + " to click in a form of " + fields.size());
            }
            return Optional.of(fields.get(index));
        };
    }

    /** The one element that has all these attributes. */
    static Choice with(Map<String, String> attributes) {
        Map<String, String> wanted = Map.copyOf(attributes);
        return elements -> {
            if (buttons(elements).findFirst().isEmpty()) {
                return Optional.empty();
            }
            List<Element> found =
                    elements.stream().filter(element -> hasAll(element, wanted)).toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(found.size() + " elements of the form have the attributes " + wanted
                        + ", of which one is to be clicked");
            }
            return Optional.of(found.get(0));
        };
    }

    private static boolean hasAll(Element element, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(each -> element.hasAttr(each.getKey())
                        && element.attr(each.getKey()).equals(each.getValue()));
    }

    private static Stream<Element> buttons(List<Element> elements) {
        return elements.stream().filter(Control::isClickable);
    }
}
