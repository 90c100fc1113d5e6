package crawler.engine.select.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The XPath of one complex selector while it is read: compound after compound, each found along an axis from the last. */
final class CssPath {
    static final String CHILD = "";
    static final String DESCENDANT = "descendant::";
    static final String LATER_SIBLING = "following-sibling::";
    static final String NEXT_SIBLING = "following-sibling::*[1]/self::";

    private static final Map<String, String> BACKWARDS = Map.of(
            CHILD, "parent::*",
            DESCENDANT, "ancestor::*",
            LATER_SIBLING, "preceding-sibling::*",
            NEXT_SIBLING, "preceding-sibling::*[1]");
    private static final Pattern SAFE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.-]*");
    private static final String TEXT = "text()";

    private final List<Compound> compounds = new ArrayList<>();
    private Optional<String> pseudoElement = Optional.empty();

    /** @param axis where the first compound is found */
    CssPath(String axis) {
        compounds.add(new Compound(axis));
    }

    /** Conditions on one element. */
    private static final class Compound {
        private final String axis;
        private String element = "*";
        private final List<String> conditions = new ArrayList<>();

        Compound(String axis) {
            this.axis = axis;
        }

        String step() {
            return axis
                    + element
                    + conditions.stream().map(each -> "[" + each + "]").collect(Collectors.joining());
        }

        boolean anyBelow() {
            return element.equals("*") && conditions.isEmpty() && axis.startsWith("descendant");
        }
    }

    private Compound last() {
        return compounds.get(compounds.size() - 1);
    }

    void element(String prefix, String name) {
        String full = prefix.isEmpty() ? name : prefix + ":" + name;
        if (name.equals("*") || SAFE.matcher(name).matches()) {
            last().element = full;
        } else {
            require("name() = " + literal(full));
        }
    }

    void require(String condition) {
        last().conditions.add(condition);
    }

    /** Begins the next compound selector, to be found along an axis from the current one. */
    void combine(String axis) {
        compounds.add(new Compound(axis));
    }

    void text() {
        pseudoElement = Optional.of(TEXT);
    }

    void attribute(String name) {
        pseudoElement = Optional.of("@" + name);
    }

    boolean hasPseudoElement() {
        return pseudoElement.isPresent();
    }

    String toXPath() {
        List<String> steps = compounds.stream().map(Compound::step).collect(Collectors.toCollection(ArrayList::new));
        if (pseudoElement.isPresent()) {
            String wanted = pseudoElement.get();
            if (last().anyBelow()) {
                // "*::text" is every text of the context and below it, as in parsel, not only those of inner elements.
                String all = "descendant-or-self::";
                steps.set(steps.size() - 1, wanted.equals(TEXT) ? all + TEXT : all + "*/" + wanted);
            } else {
                steps.add(wanted);
            }
        }
        return String.join("/", steps);
    }

    /** The condition that an element be what this path ends at: the path read backwards. */
    String asCondition() {
        String condition = "";
        for (Compound compound : compounds) {
            String before = condition.isEmpty() ? "" : " and " + BACKWARDS.get(compound.axis) + "[" + condition + "]";
            condition = own(compound) + before;
        }
        return "(" + condition + ")";
    }

    private static String own(Compound compound) {
        List<String> parts = new ArrayList<>();
        parts.add("self::" + compound.element);
        compound.conditions.forEach(each -> parts.add("(" + each + ")"));
        return String.join(" and ", parts);
    }

    /** A text as XPath writes it, whatever quotes it holds. */
    static String literal(String text) {
        if (text.indexOf('\'') < 0) {
            return "'" + text + "'";
        }
        if (text.indexOf('"') < 0) {
            return "\"" + text + "\"";
        }
        return Arrays.stream(text.split("'", -1))
                .map(part -> "'" + part + "'")
                .collect(Collectors.joining(", \"'\", ", "concat(", ")"));
    }

    /** An attribute as XPath asks for it, also when its name could not stand in a path. */
    static String attributeTest(String prefix, String name) {
        String full = prefix.isEmpty() ? name : prefix + ":" + name;
        return SAFE.matcher(name).matches() ? "@" + full : "attribute::*[name() = " + literal(full) + "]";
    }
}
