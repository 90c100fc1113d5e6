package crawler.engine.feed.format;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.Instantiatable;

/** Blanks and line ends in JSON as Python's {@code json.dumps} sets them. */
final class PythonSpacing implements PrettyPrinter, Instantiatable<PythonSpacing> {
    private final int indent;
    private int depth;

    /** @param indent blanks a level; 0: everything in one line */
    PythonSpacing(int indent) {
        this.indent = indent;
    }

    @Override
    public PythonSpacing createInstance() {
        return new PythonSpacing(indent);
    }

    private void newLine(JsonGenerator json) {
        if (indent > 0) {
            json.writeRaw('\n');
            json.writeRaw(" ".repeat(indent * depth));
        }
    }

    private void separate(JsonGenerator json) {
        json.writeRaw(indent > 0 ? "," : ", ");
        newLine(json);
    }

    private void end(JsonGenerator json, int entries, char bracket) {
        depth--;
        if (entries > 0) {
            newLine(json);
        }
        json.writeRaw(bracket);
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        json.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        end(json, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        json.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        separate(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        end(json, values, ']');
    }
}
