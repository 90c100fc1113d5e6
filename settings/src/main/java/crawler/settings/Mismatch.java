package crawler.settings;

/** The complaint of a {@link Form} about a raw value, the rest of a sentence: "is not a whole number". */
final class Mismatch extends RuntimeException {
    Mismatch(String complaint) {
        super(complaint, null, false, false);
    }

    static Mismatch not(Form<?> form) {
        return new Mismatch("is not " + form.expected());
    }

    static Mismatch not(Form<?> form, String detail) {
        return new Mismatch("is not " + form.expected() + ": " + detail);
    }
}
