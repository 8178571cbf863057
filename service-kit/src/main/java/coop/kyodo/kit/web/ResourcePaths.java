package coop.kyodo.kit.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The paths of the service's resources. Several classes share the beginning of a path, and of one
/// that is known under another method only the framework may say that there is none.
@Singleton
class ResourcePaths {

    private final List<Route> routes;

    private record Route(String method, Pattern path) {}

    @Inject
    ResourcePaths(BeanManager beans) {
        this(
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .<Class<?>>map(Bean::getBeanClass)
                        .filter(type -> type.isAnnotationPresent(Path.class)));
    }

    ResourcePaths(Stream<Class<?>> resources) {
        this.routes = resources.distinct().flatMap(ResourcePaths::routes).toList();
    }

    /// The methods that are offered at a path, in the order of their names.
    Set<String> methods(String path) {
        String asked = path.startsWith("/") ? path : "/" + path;
        return routes.stream()
                .filter(route -> route.path().matcher(asked).matches())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Route> routes(Class<?> resource) {
        String base = path(resource.getAnnotation(Path.class));
        return Arrays.stream(resource.getMethods())
                .flatMap(method ->
                        routes(method, base + "/" + path(method.getAnnotation(Path.class))));
    }

    private static Stream<Route> routes(Method method, String template) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Arrays.stream(type.getAnnotationsByType(HttpMethod.class)))
                .map(verb -> new Route(verb.value(), pattern(template)));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                Arrays.stream(template.split("/"))
                        .filter(step -> !step.isEmpty())
                        .map(step -> step.startsWith("{") ? "[^/]+" : Pattern.quote(step))
                        .collect(Collectors.joining("/", "/", "")));
    }
}
