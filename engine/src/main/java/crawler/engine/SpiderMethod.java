package crawler.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A callback or errback that was found by the name of the spider's method. */
@SuppressWarnings("serial") // it is stored by its name
record SpiderMethod(Spider spider, Method method) implements Callback, Errback {

    /** @throws IllegalArgumentException when the spider has no such method */
    static SpiderMethod of(Spider spider, String name, Class<?>... parameters) {
        for (Class<?> type = spider.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !method.isBridge()
                        && Arrays.equals(method.getParameterTypes(), parameters)
                        && Stream.class.isAssignableFrom(method.getReturnType())) {
                    method.setAccessible(true);
                    return new SpiderMethod(spider, method);
                }
            }
        }
        String wanted = Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "spider \"" + spider.name() + "\" (" + spider.getClass().getName() + ") has no method " + name + "("
                        + wanted + ") that returns a stream; was it renamed?");
    }

    String name() {
        return method.getName();
    }

    @Override
    public Stream<? extends Output> call(Response page) throws Exception {
        return invoke(page);
    }

    @Override
    public Stream<? extends Output> call(Request request, Throwable error) throws Exception {
        return invoke(request, error);
    }

    @SuppressWarnings("unchecked")
    private Stream<? extends Output> invoke(Object... arguments) throws Exception {
        try {
            return (Stream<? extends Output>) method.invoke(spider, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw (Error) e.getCause();
        }
    }
}
