package crawler.engine.item;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a class of items declares: looked at once per class, then read fast. Any thread may use it. */
final class ItemShape {
    private static final ClassValue<ItemShape> SHAPES = new ClassValue<>() {
        @Override
        protected ItemShape computeValue(Class<?> type) {
            return type.isRecord() ? ofRecord(type) : ofClass(type);
        }
    };

    private final Class<?> type;
    private final List<String> names;
    private final List<MethodHandle> readers;
    private final List<Field> fields;
    private final List<AnnotatedElement> members;
    private final Serializers serializers;

    private ItemShape(
            Class<?> type, List<String> names, List<MethodHandle> readers, List<? extends AnnotatedElement> members) {
        this.type = type;
        this.names = List.copyOf(names);
        this.readers = List.copyOf(readers);
        this.members = List.copyOf(members);
        this.fields = members.stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .toList();
        this.serializers = new Serializers(type, members);
    }

    static ItemShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static ItemShape ofRecord(Class<?> type) {
        List<String> names = new ArrayList<>();
        List<MethodHandle> readers = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = opened(component.getAccessor());
            names.add(component.getName());
            readers.add(handle(() -> MethodHandles.lookup().unreflect(accessor)));
        }
        return new ItemShape(type, names, readers, List.of(type.getRecordComponents()));
    }

    private static ItemShape ofClass(Class<?> type) {
        List<Field> fields = declared(type);
        List<MethodHandle> readers = fields.stream()
                .map(field -> handle(() -> MethodHandles.lookup().unreflectGetter(opened(field))))
                .toList();
        return new ItemShape(type, fields.stream().map(Field::getName).toList(), readers, fields);
    }

    /** Those of superclasses first; none that are static, transient or made by the compiler. */
    private static List<Field> declared(Class<?> type) {
        if (type == null || type.getName().startsWith("java.")) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>(declared(type.getSuperclass()));
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())
                    && !field.isSynthetic()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }

    private interface Lookup {
        MethodHandle find() throws IllegalAccessException;
    }

    private static MethodHandle handle(Lookup lookup) {
        try {
            return lookup.find().asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("it was made accessible", e);
        }
    }

    List<String> names() {
        return names;
    }

    Object value(Object item, int index) {
        try {
            return (Object) readers.get(index).invokeExact(item);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    type.getName() + "." + names.get(index) + "() failed; an accessor must not throw", e);
        }
    }

    /** What is annotated of this field; empty when there is no such field, or no such annotation. */
    <A extends Annotation> Optional<A> annotation(String name, Class<A> annotation) {
        int index = names.indexOf(name);
        return index < 0
                ? Optional.empty()
                : Optional.ofNullable(members.get(index).getAnnotation(annotation));
    }

    /** All fields of an item by name, in order. */
    Map<String, Object> values(Object item) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), value(item, i));
        }
        return values;
    }

    /** {@link #values} as feeds hold them. */
    Map<String, Object> written(Object item) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), serializers.written(i, names.get(i), value(item, i)));
        }
        return values;
    }

    /** @throws IllegalArgumentException when there is no such field */
    void require(String name) {
        if (!names.contains(name)) {
            throw unknown(name);
        }
    }

    Object with(Object item, String name, Object value) {
        require(name);
        int index = names.indexOf(name);
        try {
            return type.isRecord() ? copy(item, index, value) : set(item, index, value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " does not take " + value + " as its " + name + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException(type.getName() + "." + name + " takes no " + value, e);
        }
    }

    private Object copy(Object item, int index, Object value) throws ReflectiveOperationException {
        Object[] values = new Object[names.size()];
        Arrays.setAll(values, i -> i == index ? value : value(item, i));
        return create(values);
    }

    /** A record of these values, in order. */
    Object create(Object... values) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = opened(type.getDeclaredConstructor(types));
        return constructor.newInstance(values);
    }

    /** An item of values by name, converted. */
    Object create(Map<String, ?> values) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        names.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw unknown(unknown.iterator().next());
        }
        try {
            return type.isRecord() ? create(converted(values)) : changed(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " does not take " + values + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor without parameters", e);
        }
    }

    private Object[] converted(Map<String, ?> values) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        convert(component.getName(), component.getGenericType(), values.get(component.getName())))
                .toArray();
    }

    private Object convert(String name, Type declared, Object value) {
        try {
            return FieldType.to(declared, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(type.getSimpleName() + "." + name + ": " + e.getMessage(), e);
        }
    }

    private Object changed(Map<String, ?> values) throws ReflectiveOperationException {
        Object item = opened(type.getDeclaredConstructor()).newInstance();
        for (Field field : fields) {
            if (values.containsKey(field.getName())) {
                field.set(item, convert(field.getName(), field.getGenericType(), values.get(field.getName())));
            }
        }
        return item;
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(type.getName() + " has no field " + name + " (have: "
                + String.join(", ", names) + "); declare one, or yield Item.of(a map)");
    }

    private Object set(Object item, int index, Object value) throws IllegalAccessException {
        fields.get(index).set(item, value);
        return item;
    }
}
