package coop.kyodo.kit.testing;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The routes that the JAX-RS annotations of a service's classes open.
final class Routes {

    static final String PATH = "jakarta.ws.rs.Path";
    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\s*(\\w+)\\s*:[^{}]*}");

    private Routes() {}

    /// Such as `GET /v1/co-operatives/{cooperativeId}`.
    static Set<String> of(JavaClasses classes) {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type : classes) {
            Optional<String> base = path(type.tryGetAnnotationOfType(PATH));
            if (base.isPresent()) {
                for (JavaMethod method : type.getAllMethods()) {
                    verb(method)
                            .ifPresent(verb ->
                                    routes.add(
                                            verb
                                                    + " "
                                                    + joined(
                                                            base.get(),
                                                            path(method.tryGetAnnotationOfType(
                                                                            PATH))
                                                                    .orElse(""))));
                }
            }
        }
        return routes;
    }

    /// The HTTP method that a resource method answers.
    static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.getPackageName().equals("jakarta.ws.rs"))
                .map(JavaClass::getSimpleName)
                .filter(METHODS::contains)
                .findFirst();
    }

    private static Optional<String> path(
            Optional<? extends JavaAnnotation<? extends HasDescription>> annotation) {
        return annotation.flatMap(found -> found.get("value")).map(Object::toString);
    }

    private static String joined(String base, String path) {
        String whole = ("/" + base + "/" + path).replaceAll("/+", "/");
        String template = EXPRESSION.matcher(whole).replaceAll("{$1}");
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }
}
