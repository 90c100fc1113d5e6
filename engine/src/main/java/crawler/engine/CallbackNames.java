package crawler.engine;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** The names of callbacks that are method references; lambdas and objects have none. */
public final class CallbackNames {

    private CallbackNames() {}

    /** The method that a method reference refers to; empty for a lambda. */
    public static Optional<String> of(Serializable callback) {
        return callback instanceof SpiderMethod method
                ? Optional.of(method.name())
                : lambda(callback).map(SerializedLambda::getImplMethodName).filter(name -> !name.startsWith("lambda$"));
    }

    /** {@link #of(Serializable)} if it is a method of this very spider, by which it is found again. */
    public static Optional<String> of(Spider spider, Serializable callback) {
        boolean own = callback instanceof SpiderMethod method
                ? method.spider() == spider
                : lambda(callback)
                        .filter(lambda -> lambda.getCapturedArgCount() == 1 && lambda.getCapturedArg(0) == spider)
                        .isPresent();
        return own ? of(callback) : Optional.empty();
    }

    /** The callback of this name. @throws IllegalArgumentException when the spider has none */
    public static Callback callback(Spider spider, String name) {
        return SpiderMethod.of(spider, name, Response.class);
    }

    /** The errback of this name. @throws IllegalArgumentException when the spider has none */
    public static Errback errback(Spider spider, String name) {
        return SpiderMethod.of(spider, name, Request.class, Throwable.class);
    }

    private static Optional<SerializedLambda> lambda(Serializable callback) {
        try {
            Method writeReplace = callback.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(callback) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | InaccessibleObjectException // it belongs to a module that is not open
                | SecurityException e) {
            return Optional.empty();
        }
    }

    /** For messages: the method's name, or what it is instead. */
    public static String describe(Optional<? extends Serializable> callback) {
        return callback.map(given -> of(given).orElse("(a lambda)")).orElse("parse");
    }
}
