package crawler.engine.form;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.form.FormData.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
 * {@code input}s of type file and button, and leaves out fields elsewhere on the page that name the form in an attribute;
 * {@link #asBrowser()} changes that.
 */
public final class FormSubmission {
    private final Response page;
    private FormChoice choice = FormChoice.FIRST;
    private FillIn fillIn = FillIn.NOTHING;
    private Click click = Click.FIRST;
    private boolean browser;
    private String method = "";
    private Optional<String> url = Optional.empty();

    FormSubmission(Response page) {
        this.page = page;
    }

    private FormSubmission changed(Consumer<FormSubmission> change) {
        FormSubmission copy = new FormSubmission(page);
        copy.choice = choice;
        copy.fillIn = fillIn;
        copy.click = click;
        copy.browser = browser;
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
        return withData(fillIn.data().with(name, values));
    }

    /**
     * With this file to be uploaded. The form is then sent as {@code multipart/form-data}; by {@link #asBrowser()} only if it
     * says so itself, else the file's name is sent.
     */
    public FormSubmission with(String name, FormFile file) {
        return withData(fillIn.data().with(name, file));
    }

    /** With these data, in the place of all that were given before. */
    public FormSubmission withData(FormData newData) {
        return changed(copy -> copy.fillIn = fillIn.with(newData));
    }

    /** Without the page's field of this name. */
    public FormSubmission without(String name) {
        return changed(copy -> copy.fillIn = fillIn.without(name));
    }

    /**
     * By the rules of browsers (HTML standard) in the place of Scrapy's: disabled fields are left out, and fields elsewhere
     * that name the form are not; a button may change where, how and as what the form is sent; an image button sends
     * where it was clicked; files go in parts; what is filled in stands where the page has its field.
     */
    public FormSubmission asBrowser() {
        return changed(copy -> copy.browser = true);
    }

    /** By a click on the one element inside of the form that has all these attributes with these values. */
    public FormSubmission click(Map<String, String> attributes) {
        return changed(copy -> copy.click = click.on(Clickables.with(attributes)));
    }

    /** By a click on the field at this place in the form, from 0; buttons do not count as fields, inputs do. */
    public FormSubmission clickNumber(int number) {
        return changed(copy -> copy.click = click.on(Clickables.at(number)));
    }

    /** By no button. */
    public FormSubmission dontClick() {
        return changed(copy -> copy.click = click.on(Clickables.NONE));
    }

    /** Where an image button is clicked, for {@link #asBrowser()}; at its upper left corner unless said. */
    public FormSubmission clickPoint(int x, int y) {
        return changed(copy -> copy.click = click.at(x, y));
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
        return browser ? asBrowser(form) : asScrapy(form);
    }

    private Request asScrapy(Element form) {
        Controls controls = new Controls(form);
        List<Field> fields = new ArrayList<>();
        Set<String> given = fillIn.names();
        Optional<Field> clicked = click.choice()
                .among(controls.elements(element -> true))
                .filter(button -> !button.attr("name").isEmpty())
                .map(button -> new Field(button.attr("name"), button.attr("value")));
        Stream.concat(controls.fields().stream(), clicked.stream())
                .filter(field -> !given.contains(field.name()))
                .forEach(fields::add);
        fields.addAll(fillIn.data().fields());
        String wanted = method.isEmpty() ? form.attr("method") : method;
        String target = page.join(url.orElse(form.attr("action")));
        return FormRequest.of(target, new FormData(fields), getOrPost(wanted), page.encoding());
    }

    private Request asBrowser(Element form) {
        Optional<Element> submitter = click.choice()
                .among(BrowserControls.of(form).stream()
                        .filter(element -> !BrowserControls.isDisabled(element))
                        .toList());
        BrowserSubmission sent = new BrowserSubmission(form, submitter, page.encoding());
        FormData data = BrowserForm.data(form, fillIn, click, submitter, sent.charset());
        String how = method.isEmpty() ? sent.method() : getOrPost(method);
        return sent.request(url.map(page::join).orElseGet(() -> sent.target(page)), how, data);
    }

    private static String getOrPost(String method) {
        return method.toUpperCase(Locale.ROOT).equals("POST") ? "POST" : "GET";
    }
}
