package crawler.engine.request;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The XML of one remote call being written, to the letter as Python's {@code xmlrpc.client} does. */
final class XmlRpcBody {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss");

    private final StringBuilder out = new StringBuilder();

    String call(String method, List<?> parameters) {
        out.append("<?xml version='1.0'?>\n<methodCall>\n");
        element("methodName", method).append("\n<params>\n");
        for (Object parameter : parameters) {
            out.append("<param>\n");
            value(parameter);
            out.append("</param>\n");
        }
        return out.append("</params>\n</methodCall>\n").toString();
    }

    private void value(Object value) {
        out.append("<value>");
        content(value);
        out.append("</value>\n");
    }

    private void content(Object value) {
        if (value instanceof CharSequence text) {
            element("string", text.toString());
        } else if (value instanceof Boolean truth) {
            element("boolean", truth ? "1" : "0");
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof byte[] bytes) {
            element(
                    "base64",
                    "\n" + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes) + "\n");
        } else if (value instanceof LocalDateTime date) {
            element("dateTime.iso8601", DATE.format(date));
        } else if (value instanceof Collection<?> list) {
            array(list);
        } else if (value instanceof Map<?, ?> map) {
            struct(map);
        } else {
            throw new IllegalArgumentException(
                    "XML-RPC has no form for " + value.getClass().getName());
        }
    }

    private void number(Number number) {
        boolean whole = number instanceof Integer || number instanceof Long || number instanceof Short;
        if (!whole) {
            element("double", number.toString());
        } else if (number.longValue() == number.intValue()) {
            element("int", number.toString());
        } else {
            throw new IllegalArgumentException("XML-RPC has integers of 32 bits only, not " + number);
        }
    }

    private void array(Collection<?> values) {
        out.append("<array><data>\n");
        values.forEach(this::value);
        out.append("</data></array>");
    }

    private void struct(Map<?, ?> members) {
        out.append("<struct>\n");
        members.forEach((name, value) -> {
            out.append("<member>\n");
            element("name", name.toString()).append('\n');
            value(value);
            out.append("</member>\n");
        });
        out.append("</struct>");
    }

    private StringBuilder element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return out.append('<')
                .append(name)
                .append('>')
                .append(escaped)
                .append("</")
                .append(name)
                .append('>');
    }
}
