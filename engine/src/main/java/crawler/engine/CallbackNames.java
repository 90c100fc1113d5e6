package crawler.engine;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** The names of callbacks that are method references; lambdas and objects have none. */
public final class CallbackNames {

    private CallbackNames() {}

    /** The method that a method reference refers to; empty for a lambda. */
    public static Optional<String> of(Serializable callback) {
        try {
            Method writeReplace = callback.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            if (writeReplace.invoke(callback) instanceof SerializedLambda lambda) {
                String name = lambda.getImplMethodName();
                return name.startsWith("lambda$") ? Optional.empty() : Optional.of(name);
            }
            return Optional.empty();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** For messages: the method's name, or what it is instead. */
    public static String describe(Optional<? extends Serializable> callback) {
        return callback.map(given -> of(given).orElse("(a lambda)")).orElse("parse");
    }
}
