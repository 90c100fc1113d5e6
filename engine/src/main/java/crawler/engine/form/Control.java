package crawler.engine.form;

import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** What one control of a form is and what it submits, by Scrapy's rules. */
final class Control {
    private static final Set<String> CONTROLS = Set.of("input", "select", "textarea");

    private Control() {}

    static boolean isControl(Element element) {
        return CONTROLS.contains(element.tagName());
    }

    static boolean isSubmittable(Element element) {
        return isControl(element) || element.tagName().equals("button");
    }

    /** Whether a click on it submits a form. */
    static boolean isClickable(Element element) {
        return switch (element.tagName()) {
            case "input" -> isOfType(element, "submit", "image");
            case "button" -> !element.hasAttr("type") || isOfType(element, "submit");
            default -> false;
        };
    }

    /** Empty when it is not submitted at all; no values when it is a list of which nothing is chosen. */
    static Optional<List<String>> values(Element control) {
        return switch (control.tagName()) {
            case "textarea" -> Optional.of(List.of(Nodes.text(control)));
            case "select" -> selected(control);
            default -> input(control);
        };
    }

    private static Optional<List<String>> input(Element input) {
        if (isOfType(input, "submit", "image", "reset")) {
            return Optional.empty();
        }
        String value = input.attr("value");
        if (!isOfType(input, "checkbox", "radio")) {
            return Optional.of(List.of(value));
        }
        return input.hasAttr("checked") ? Optional.of(List.of(value.isEmpty() ? "on" : value)) : Optional.empty();
    }

    private static boolean isOfType(Element element, String... types) {
        String type = element.attr("type");
        for (String each : types) {
            if (type.equalsIgnoreCase(each)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<List<String>> selected(Element select) {
        List<Element> options = new ArrayList<>();
        for (Node at = Nodes.next(select, select); at != null; at = Nodes.next(at, select)) {
            if (at instanceof Element element && element.tagName().equals("option")) {
                options.add(element);
            }
        }
        List<Element> selected =
                options.stream().filter(option -> option.hasAttr("selected")).toList();
        if (select.hasAttr("multiple")) {
            return Optional.of(selected.stream().map(Control::optionValue).toList());
        }
        if (!selected.isEmpty()) {
            return Optional.of(List.of(optionValue(selected.get(selected.size() - 1))));
        }
        return options.stream()
                .filter(option -> !option.hasAttr("disabled"))
                .findFirst()
                .or(() -> options.stream().findFirst())
                .map(option -> List.of(optionValue(option)));
    }

    private static String optionValue(Element option) {
        return option.hasAttr("value")
                ? option.attr("value")
                : Nodes.text(option).strip();
    }
}
