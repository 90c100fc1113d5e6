package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.form.FormData;
import crawler.engine.form.FormRequest;
import crawler.engine.form.FormSubmission;
import crawler.engine.request.JsonRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Requests that carry forms and JSON. */
public final class FormFunctions implements Family {
    private static final String URL = "http://site.test/dir/page.html";

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "form", function(FormFunctions::form),
                "form_plain", function(FormFunctions::plain),
                "json_request", function(FormFunctions::json));
    }

    private static Object form(Arguments args) {
        Response page = Response.of(args.optional("url").orElse(URL), args.text("html"));
        FormSubmission form = FormOptions.submission(page, args.all());
        return fields(args.optional("target_url").map(form::url).orElse(form).request());
    }

    private static Object plain(Arguments args) {
        FormData data = FormOptions.data(args.value("formdata").orElse(Map.of()));
        Charset charset = args.optional("encoding").map(FormFunctions::charset).orElse(StandardCharsets.UTF_8);
        String implied = data.isEmpty() ? "GET" : "POST";
        return fields(
                FormRequest.of(args.text("url"), data, args.optional("method").orElse(implied), charset));
    }

    /** Java does not know all of Python's spellings. */
    private static Charset charset(String name) {
        return Charset.forName(name.replace("latin-1", "latin1"));
    }

    private static Object json(Arguments args) {
        Request request = args.value("data")
                .map(data -> JsonRequest.of(args.text("url"), data))
                .orElseGet(() -> JsonRequest.of(args.text("url")));
        Map<String, Object> fields = fields(request);
        fields.remove("content_type");
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        fields.put("headers", headers);
        return fields;
    }

    private static Map<String, Object> fields(Request request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", request.method());
        fields.put("url", request.url());
        fields.put("body", new String(request.body(), StandardCharsets.UTF_8));
        fields.put("content_type", request.headers().get("Content-Type").orElse(null));
        return fields;
    }
}
