package crawler.engine.form;

import crawler.engine.select.tree.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What one control submits by the rules of browsers (HTML standard, "constructing the entry list"). */
final class BrowserControl {
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private BrowserControl() {}

    static String type(Element control) {
        return control.attr("type").toLowerCase(Locale.ROOT);
    }

    /** The values of a control that is no button and no file. */
    static List<String> values(Element control) {
        return switch (control.tagName()) {
            case "select" -> selected(control);
            case "textarea" -> List.of(Nodes.text(control));
            default -> input(control);
        };
    }

    private static List<String> input(Element input) {
        String value = input.attr("value");
        String type = type(input);
        return switch (type) {
            case "checkbox", "radio" ->
                input.hasAttr("checked") ? List.of(input.hasAttr("value") ? value : "on") : List.of();
            case "hidden" -> List.of(value);
            case "number" -> List.of(NUMBER.matcher(value).matches() ? value : "");
            case "range" -> List.of(NUMBER.matcher(value).matches() ? value : "50");
            case "color" -> List.of(COLOUR.matcher(value).matches() ? value.toLowerCase(Locale.ROOT) : "#000000");
            case "email", "url" -> List.of(oneLine(value).strip());
            default -> List.of(oneLine(value));
        };
    }

    private static String oneLine(String value) {
        return value.replace("\r", "").replace("\n", "");
    }

    private static List<String> selected(Element select) {
        List<Element> options =
                Controls.below(select, element -> element.tagName().equals("option"));
        List<Element> chosen =
                options.stream().filter(option -> option.hasAttr("selected")).toList();
        if (!select.hasAttr("multiple")) {
            chosen = chosen.isEmpty() ? first(select, options) : chosen.subList(chosen.size() - 1, chosen.size());
        }
        return chosen.stream()
                .filter(option -> !isDisabled(option))
                .map(BrowserControl::optionValue)
                .toList();
    }

    /** A list that shows several lines has no choice of its own. */
    private static List<Element> first(Element select, List<Element> options) {
        Optional<Element> first = select.attr("size").matches("|0*1|.*\\D.*")
                ? options.stream().filter(option -> !isDisabled(option)).findFirst()
                : Optional.empty();
        return first.stream().toList();
    }

    private static boolean isDisabled(Element option) {
        Element parent = option.parent();
        return option.hasAttr("disabled")
                || parent != null && parent.tagName().equals("optgroup") && parent.hasAttr("disabled");
    }

    private static String optionValue(Element option) {
        return option.hasAttr("value")
                ? option.attr("value")
                : Nodes.text(option).strip().replaceAll("[ \t\n\f\r]+", " ");
    }

    /** {@code ltr} or {@code rtl}, by the nearest {@code dir}; {@code auto} goes by the first letter of the value. */
    static String direction(Element control, String value) {
        for (Element at = control; at != null; at = at.parent()) {
            String direction = at.attr("dir").toLowerCase(Locale.ROOT);
            if (direction.equals("ltr") || direction.equals("rtl")) {
                return direction;
            }
            if (direction.equals("auto")) {
                return ofFirstLetter(at == control ? value : at.wholeText());
            }
        }
        return "ltr";
    }

    private static String ofFirstLetter(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(each -> each == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(each))
                .mapToObj(each -> isRightToLeft(each) ? "rtl" : "ltr")
                .findFirst()
                .orElse("ltr");
    }

    private static boolean isRightToLeft(int directionality) {
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
