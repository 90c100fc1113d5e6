package crawler.engine.record;

import crawler.engine.item.FieldType;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;

/** A component of a record with its annotations, those of an interface's method that it implements among them. */
record Component(Class<?> record, RecordComponent declared) implements Query.Annotated {

    String name() {
        return record.getSimpleName() + "." + declared.getName();
    }

    Type type() {
        return declared.getGenericType();
    }

    /** What it is, or what it holds if it is an Optional or a collection. */
    Class<?> element() {
        Class<?> raw = FieldType.raw(type());
        boolean holder = raw == Optional.class || Iterable.class.isAssignableFrom(raw);
        return holder ? FieldType.raw(FieldType.argument(type())) : raw;
    }

    @Override
    public <A extends Annotation> A annotation(Class<A> type) {
        A own = declared.getAnnotation(type);
        return own == null ? inherited(record, type) : own;
    }

    <A extends Annotation> Optional<A> find(Class<A> type) {
        return Optional.ofNullable(annotation(type));
    }

    private <A extends Annotation> A inherited(Class<?> from, Class<A> type) {
        for (Class<?> each : from.getInterfaces()) {
            A found = ofMethod(each, type);
            if (found == null) {
                found = inherited(each, type);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private <A extends Annotation> A ofMethod(Class<?> from, Class<A> type) {
        try {
            return from.getDeclaredMethod(declared.getName()).getAnnotation(type);
        } catch (NoSuchMethodException e) {
            return null; // the interface says nothing of this component
        }
    }
}
