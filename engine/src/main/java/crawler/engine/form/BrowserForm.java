package crawler.engine.form;

import crawler.engine.form.FormData.Field;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The fields that browsers submit of a form: HTML standard, "constructing the entry list". */
final class BrowserForm {
    private final FillIn fillIn;
    private final Click click;
    private final Optional<Element> submitter;
    private final Charset charset;
    private final List<Field> fields = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    private BrowserForm(FillIn fillIn, Click click, Optional<Element> submitter, Charset charset) {
        this.fillIn = fillIn;
        this.click = click;
        this.submitter = submitter;
        this.charset = charset;
        this.written.addAll(fillIn.removed());
    }

    /** What was filled in stands where the page has its field, or at the end when the page has none. */
    static FormData data(Element form, FillIn fillIn, Click click, Optional<Element> submitter, Charset charset) {
        BrowserForm entries = new BrowserForm(fillIn, click, submitter, charset);
        BrowserControls.of(form).forEach(entries::add);
        fillIn.data().fields().forEach(field -> entries.writeGiven(field.name()));
        return new FormData(
                entries.fields.stream().map(BrowserForm::withLineEnds).toList());
    }

    private void add(Element control) {
        String name = control.attr("name");
        if (isButton(control)) {
            submitter.filter(clicked -> clicked == control).ifPresent(this::addClicked);
        } else if (fillIn.names().contains(name)) {
            writeGiven(name);
        } else if (!name.isEmpty() && !BrowserControls.isDisabled(control)) {
            addOwn(control, name);
        }
    }

    private static boolean isButton(Element control) {
        return control.tagName().equals("button")
                || control.tagName().equals("input")
                        && Set.of("submit", "image", "reset", "button").contains(BrowserControl.type(control));
    }

    private void addClicked(Element button) {
        String name = button.attr("name");
        if (BrowserControl.type(button).equals("image") && button.tagName().equals("input")) {
            String prefix = name.isEmpty() ? "" : name + ".";
            addUnlessGiven(prefix + "x", String.valueOf(click.x()));
            addUnlessGiven(prefix + "y", String.valueOf(click.y()));
        } else if (!name.isEmpty()) {
            addUnlessGiven(name, button.attr("value"));
        }
    }

    private void addUnlessGiven(String name, String value) {
        if (!fillIn.names().contains(name)) {
            fields.add(new Field(name, value));
        }
    }

    private void addOwn(Element control, String name) {
        boolean input = control.tagName().equals("input");
        String type = input ? BrowserControl.type(control) : "";
        if (type.equals("file")) {
            fields.add(new Field(name, List.of(), List.of(FormFile.NONE)));
            return;
        }
        boolean charsetAsked = type.equals("hidden") && name.equalsIgnoreCase("_charset_");
        List<String> values = charsetAsked ? List.of(FormEncoding.name(charset)) : BrowserControl.values(control);
        if (type.equals("radio") && !values.isEmpty()) {
            fields.removeIf(field -> field.name().equals(name)); // of a group the last one that is checked counts
        }
        values.forEach(value -> fields.add(new Field(name, value)));
        addDirection(control, values);
    }

    private void addDirection(Element control, List<String> values) {
        String name = control.attr("dirname");
        if (!name.isEmpty() && !control.tagName().equals("select") && values.size() == 1) {
            addUnlessGiven(name, BrowserControl.direction(control, values.get(0)));
        }
    }

    private void writeGiven(String name) {
        if (written.add(name)) {
            fillIn.data().fields().stream()
                    .filter(field -> field.name().equals(name))
                    .forEach(fields::add);
        }
    }

    /** Every line ends as it does on the wire, whoever wrote it. */
    private static Field withLineEnds(Field field) {
        List<String> values =
                field.values().stream().map(BrowserForm::withLineEnds).toList();
        return new Field(withLineEnds(field.name()), values, field.files());
    }

    private static String withLineEnds(String text) {
        boolean plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }
}
