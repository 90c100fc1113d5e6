package crawler.engine.form;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.form.FormData.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/**
 * A form of a page, as it is filled in and submitted: Scrapy's {@code FormRequest.from_response}. Immutable: each method
 * returns a changed copy.
 *
 * <pre>{@code
 * FormRequest.fromResponse(page).formId("login").with("user", "me").with("password", secret).request()
 * }</pre>
 *
 * <p>What is submitted is what Scrapy submits: every field inside of the form that has a name, with the page's own
 * values where none are given here, and the first button. In contrast to a browser that includes disabled fields,
 * {@code input}s of type file and button, and leaves out fields elsewhere on the page that name the form in an attribute.
 */
public final class FormSubmission {
    private final Response page;
    private FormChoice choice = FormChoice.FIRST;
    private FormData data = FormData.NONE;
    private Set<String> removed = Set.of();
    private Clickables.Click click = Clickables.FIRST;
    private String method = "";
    private Optional<String> url = Optional.empty();

    FormSubmission(Response page) {
        this.page = page;
    }

    private FormSubmission changed(Consumer<FormSubmission> change) {
        FormSubmission copy = new FormSubmission(page);
        copy.choice = choice;
        copy.data = data;
        copy.removed = removed;
        copy.click = click;
        copy.method = method;
        copy.url = url;
        change.accept(copy);
        return copy;
    }

    private FormSubmission choosing(UnaryOperator<FormChoice> change) {
        return changed(copy -> copy.choice = change.apply(choice));
    }

    /** The form of this {@code name}; when there is none, what else was said about the form decides. */
    public FormSubmission formName(String name) {
        return choosing(old -> old.withName(name));
    }

    /** The form of this {@code id}; when there is none, what else was said about the form decides. */
    public FormSubmission formId(String id) {
        return choosing(old -> old.withId(id));
    }

    /** The form that holds the first node which this expression selects, or is it. */
    public FormSubmission formXpath(String expression) {
        return choosing(old -> old.withQuery(page -> page.xpath(expression), expression));
    }

    /** The form that holds the first element which this query selects, or is it. */
    public FormSubmission formCss(String query) {
        return choosing(old -> old.withQuery(page -> page.css(query), query));
    }

    /** The form at this place on the page, from 0; negative: from its end. */
    public FormSubmission formNumber(int number) {
        return choosing(old -> old.withNumber(number));
    }

    /** With these values in the place of the page's; given again, one more field of the name. */
    public FormSubmission with(String name, String... values) {
        return changed(copy -> copy.data = data.with(name, values));
    }

    /** With these data, in the place of all that were given before. */
    public FormSubmission withData(FormData newData) {
        return changed(copy -> copy.data = newData);
    }

    /** Without the page's field of this name. */
    public FormSubmission without(String name) {
        Set<String> more = new HashSet<>(removed);
        more.add(name);
        return changed(copy -> copy.removed = Set.copyOf(more));
    }

    /** By a click on the one element inside of the form that has all these attributes with these values. */
    public FormSubmission click(Map<String, String> attributes) {
        return changed(copy -> copy.click = Clickables.with(attributes));
    }

    /** By a click on the field at this place in the form, from 0; buttons do not count as fields, inputs do. */
    public FormSubmission clickNumber(int number) {
        return changed(copy -> copy.click = Clickables.at(number));
    }

    /** By no button. */
    public FormSubmission dontClick() {
        return changed(copy -> copy.click = Clickables.NONE);
    }

    /** By this method; one that is neither GET nor POST counts as GET, as in a form. */
    public FormSubmission method(String newMethod) {
        return changed(copy -> copy.method = newMethod);
    }

    /** To this URL, absolute or relative to the page, in the place of the form's. */
    public FormSubmission url(String newUrl) {
        return changed(copy -> copy.url = Optional.of(newUrl));
    }

    /**
     * The request that submits it, in the encoding of the page.
     *
     * @throws IllegalArgumentException when there is no such form or button, or a value cannot be written in the encoding
     */
    public Request request() {
        Element form = choice.in(page);
        List<Field> fields = new ArrayList<>();
        Set<String> given = data.names();
        given.addAll(removed);
        new Controls(form)
                .fields().stream()
                        .filter(field -> !given.contains(field.name()))
                        .forEach(fields::add);
        click.on(form).filter(field -> !given.contains(field.name())).ifPresent(fields::add);
        fields.addAll(data.fields());
        return FormRequest.of(target(form), new FormData(fields), methodOf(form), page.encoding());
    }

    private String methodOf(Element form) {
        String wanted = (method.isEmpty() ? form.attr("method") : method).toUpperCase(Locale.ROOT);
        return wanted.equals("POST") ? "POST" : "GET";
    }

    private String target(Element form) {
        return page.join(url.orElse(form.attr("action")));
    }
}
