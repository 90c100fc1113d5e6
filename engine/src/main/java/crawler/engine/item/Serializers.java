package crawler.engine.item;

import crawler.engine.part.NewInstance;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The serializers that the fields of a class are declared with, by index; of most classes none. */
final class Serializers {
    private final Class<?> type;
    private final Map<Integer, FieldSerializer<Object>> byIndex = new HashMap<>();

    /** @param members the record's components or the class's fields, in order */
    @SuppressWarnings("unchecked")
    Serializers(Class<?> type, List<? extends AnnotatedElement> members) {
        this.type = type;
        for (int i = 0; i < members.size(); i++) {
            Serialized declared = members.get(i).getAnnotation(Serialized.class);
            if (declared != null) {
                byIndex.put(i, (FieldSerializer<Object>) NewInstance.of(declared.value()));
            }
        }
    }

    /** What is written of the value of a field. @throws IllegalArgumentException naming the field, when its serializer fails */
    Object written(int index, String name, Object value) {
        FieldSerializer<Object> serializer = byIndex.get(index);
        if (serializer == null || value == null) {
            return value;
        }
        try {
            return serializer.serialize(value);
        } catch (RuntimeException e) { // somebody's code: told with the field, whatever it is
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + name + ": "
                            + serializer.getClass().getSimpleName() + " failed on " + value + ": " + e,
                    e);
        }
    }
}
