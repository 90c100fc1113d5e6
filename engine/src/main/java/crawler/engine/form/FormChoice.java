package crawler.engine.form;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import crawler.engine.select.tree.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.nodes.Node;

/** Which form of a page is meant: by name, else by id, else by a query, else by number. Immutable. */
record FormChoice(Optional<String> name, Optional<String> id, Optional<Query> query, int number) {
    static final FormChoice FIRST = new FormChoice(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** How it is found, and what to call that in an error. */
    record Query(Function<Response, SelectorList> find, String text) {}

    FormChoice withName(String newName) {
        return new FormChoice(Optional.of(newName), id, query, number);
    }

    FormChoice withId(String newId) {
        return new FormChoice(name, Optional.of(newId), query, number);
    }

    FormChoice withQuery(Function<Response, SelectorList> find, String text) {
        return new FormChoice(name, id, Optional.of(new Query(find, text)), number);
    }

    FormChoice withNumber(int newNumber) {
        return new FormChoice(name, id, query, newNumber);
    }

    /** @throws IllegalArgumentException when the page has no such form */
    Element in(Response page) {
        List<Element> forms = page.css("form").stream()
                .flatMap(form -> form.node().stream())
                .map(Element.class::cast)
                .toList();
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("There is no <form> on " + page);
        }
        return first(forms, "name", name)
                .or(() -> first(forms, "id", id))
                .or(() -> query.map(wanted -> around(page, wanted)))
                .orElseGet(() -> numbered(page, forms));
    }

    private static Optional<Element> first(List<Element> forms, String attribute, Optional<String> value) {
        return value.flatMap(wanted -> forms.stream()
                .filter(form -> form.hasAttr(attribute) && form.attr(attribute).equals(wanted))
                .findFirst());
    }

    private static Element around(Response page, Query wanted) {
        Optional<Element> found = wanted.find().apply(page).stream()
                .findFirst()
                .filter(Selector::isElement)
                .flatMap(Selector::node)
                .map(Element.class::cast);
        return found.flatMap(FormChoice::formOf)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no <form> around an element that " + wanted.text() + " selects on " + page));
    }

    /** The form that is this element, or holds it, or was open when the parser came to it. */
    private static Optional<Element> formOf(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.tagName().equals("form")) {
                return Optional.of(at);
            }
        }
        return formBefore(element)
                .filter(form ->
                        !new Controls(form).elements(each -> each == element).isEmpty());
    }

    private static Optional<Element> formBefore(Element element) {
        Element before = null;
        Node root = Nodes.root(element);
        for (Node at = root; at != element; at = Nodes.next(at, root)) {
            before = at instanceof FormElement form ? form : before;
        }
        return Optional.ofNullable(before);
    }

    private Element numbered(Response page, List<Element> forms) {
        int index = number < 0 ? forms.size() + number : number;
        if (index < 0 || index >= forms.size()) {
            throw new IllegalArgumentException(
                    "There is no form number " + number + " on " + page + ", which has " + forms.size());
        }
        return forms.get(index);
    }
}
