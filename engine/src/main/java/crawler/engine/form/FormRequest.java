package crawler.engine.form;

import crawler.engine.Request;
import crawler.engine.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes requests that carry form data: Scrapy's {@code FormRequest}. */
public final class FormRequest {
    static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    private FormRequest() {}

    /** A POST of these data; without any a plain GET. */
    public static Request of(String url, FormData data) {
        return of(url, data, data.isEmpty() ? "GET" : "POST");
    }

    /**
     * With this method: a POST carries the data in its body, any other in the place of the URL's query. Files only go by
     * POST.
     */
    public static Request of(String url, FormData data, String method) {
        return of(url, data, method, StandardCharsets.UTF_8);
    }

    /** In this charset, as is the URL's query. @throws IllegalArgumentException when a text cannot be written in it */
    public static Request of(String url, FormData data, String method, Charset charset) {
        Request request = new Request(url, charset).withMethod(method);
        if (data.isEmpty()) {
            return request;
        }
        if (data.hasFiles()) {
            return withParts(request.withMethod("POST"), data, charset);
        }
        String encoded = data.encoded(charset);
        return method.toUpperCase(Locale.ROOT).equals("POST")
                ? request.withHeader("Content-Type", CONTENT_TYPE).withBody(encoded)
                : request.withUrl(withQuery(request.url(), encoded));
    }

    /** A form of this page, to be filled in and submitted; its first unless another is chosen. */
    public static FormSubmission fromResponse(Response page) {
        return new FormSubmission(page);
    }

    static Request withParts(Request request, FormData data, Charset charset) {
        Multipart parts = Multipart.of(data, charset);
        return request.withHeader("Content-Type", parts.contentType()).withBody(parts.body());
    }

    static String withQuery(String url, String query) {
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String document = hash < 0 ? url : url.substring(0, hash);
        int question = document.indexOf('?');
        String path = question < 0 ? document : document.substring(0, question);
        return path + (query.isEmpty() ? "" : "?" + query) + fragment;
    }
}
