package crawler.engine.form;

import crawler.engine.Request;
import crawler.engine.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** How browsers send a form, its clicked button having the last word: HTML standard, "form submission algorithm". */
final class BrowserSubmission {
    private final Element form;
    private final Optional<Element> submitter;
    private final Charset charset;

    BrowserSubmission(Element form, Optional<Element> submitter, Charset page) {
        this.form = form;
        this.submitter = submitter;
        this.charset = FormEncoding.of(form, page);
    }

    Charset charset() {
        return charset;
    }

    /** The button's {@code form…} attribute if it has one, else the form's. */
    private String attribute(String name) {
        return submitter
                .filter(button -> button.hasAttr("form" + name))
                .map(button -> button.attr("form" + name))
                .orElseGet(() -> form.attr(name));
    }

    /** @throws IllegalArgumentException when the form only closes a dialog */
    String method() {
        String method = attribute("method").toUpperCase(Locale.ROOT);
        if (method.equals("DIALOG")) {
            throw new IllegalArgumentException("A form of method=dialog is not sent but closes its dialog;"
                    + " give method(\"GET\") or method(\"POST\") to send it all the same");
        }
        return method.equals("POST") ? "POST" : "GET";
    }

    /** Without an action to the page itself, whatever its {@code <base>}. */
    String target(Response page) {
        String action = attribute("action").strip();
        return action.isEmpty() ? page.url() : page.join(action);
    }

    Request request(String url, String method, FormData data) {
        Request request = new Request(url, charset).withMethod(method);
        if (!method.equals("POST")) {
            return request.withUrl(FormRequest.withQuery(request.url(), data.encoded(UrlEncoded.asBrowser(charset))));
        }
        return switch (attribute("enctype").toLowerCase(Locale.ROOT)) {
            case "multipart/form-data" -> FormRequest.withParts(request, data, charset);
            case "text/plain" ->
                request.withHeader("Content-Type", "text/plain").withBody(plain(data));
            default ->
                request.withHeader("Content-Type", FormRequest.CONTENT_TYPE)
                        .withBody(data.encoded(UrlEncoded.asBrowser(charset)));
        };
    }

    private byte[] plain(FormData data) {
        TextBytes bytes = TextBytes.withReferences(charset);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (FormData.Field field : data.fields()) {
            field.values().forEach(value -> out.writeBytes(bytes.of(field.name() + "=" + value + "\r\n")));
            field.files().forEach(file -> out.writeBytes(bytes.of(field.name() + "=" + file.name() + "\r\n")));
        }
        return out.toByteArray();
    }
}
