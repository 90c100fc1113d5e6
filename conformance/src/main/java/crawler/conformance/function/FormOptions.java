package crawler.conformance.function;

import crawler.engine.Response;
import crawler.engine.form.FormData;
import crawler.engine.form.FormRequest;
import crawler.engine.form.FormSubmission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A form's submission by Scrapy's names of its options, and form data as JSON holds them. */
public final class FormOptions {
    private static final Map<String, BiFunction<FormSubmission, Object, FormSubmission>> OPTIONS = Map.of(
            "formname", (form, value) -> form.formName((String) value),
            "formid", (form, value) -> form.formId((String) value),
            "formnumber", (form, value) -> form.formNumber((Integer) value),
            "formxpath", (form, value) -> form.formXpath((String) value),
            "formcss", (form, value) -> form.formCss((String) value),
            "formdata", FormOptions::filledIn,
            "clickdata", FormOptions::clicked,
            "method", (form, value) -> form.method((String) value));

    private FormOptions() {}

    /** The page's form with all options; names that are no options are left alone. */
    public static FormSubmission submission(Response page, Map<?, ?> options) {
        FormSubmission form = FormRequest.fromResponse(page);
        for (Map.Entry<?, ?> option : options.entrySet()) {
            BiFunction<FormSubmission, Object, FormSubmission> change = OPTIONS.get(option.getKey());
            if (change != null && option.getValue() != null) {
                form = change.apply(form, option.getValue());
            }
        }
        return Boolean.TRUE.equals(options.get("dont_click")) ? form.dontClick() : form;
    }

    private static FormSubmission filledIn(FormSubmission form, Object data) {
        FormSubmission filled = form;
        for (Map.Entry<String, Optional<Object>> field : pairs(data)) {
            filled = field.getValue().isPresent()
                    ? filled.with(field.getKey(), texts(field.getValue().get()))
                    : filled.without(field.getKey());
        }
        return filled;
    }

    private static FormSubmission clicked(FormSubmission form, Object clickData) {
        Map<?, ?> attributes = (Map<?, ?>) clickData;
        if (attributes.get("nr") instanceof Integer number) {
            return form.clickNumber(number);
        }
        return form.click(attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> each.getValue().toString())));
    }

    /** From an object whose values may be lists, or from a list of pairs. */
    public static FormData data(Object data) {
        FormData fields = FormData.NONE;
        for (Map.Entry<String, Optional<Object>> field : pairs(data)) {
            fields = fields.with(field.getKey(), texts(field.getValue().orElseThrow()));
        }
        return fields;
    }

    private static List<Map.Entry<String, Optional<Object>>> pairs(Object data) {
        if (data instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> Map.entry((String) each.getKey(), Optional.<Object>ofNullable(each.getValue())))
                    .toList();
        }
        return ((List<?>) data)
                .stream()
                        .map(pair -> Map.entry(
                                (String) ((List<?>) pair).get(0), Optional.<Object>ofNullable(((List<?>) pair).get(1))))
                        .toList();
    }

    private static String[] texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toArray(String[]::new)
                : new String[] {(String) value};
    }
}
