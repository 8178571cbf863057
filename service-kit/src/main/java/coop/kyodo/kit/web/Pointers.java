package coop.kyodo.kit.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How problems point at what is at fault: see [Problem.FieldError].
final class Pointers {

    private Pointers() {}

    /// The parameter with these annotations; empty when they make it none of a query, path or
    /// header.
    static String of(Annotation... annotations) {
        return Arrays.stream(annotations)
                .map(annotation ->
                        switch (annotation) {
                            case QueryParam query -> "query:" + query.value();
                            case PathParam path -> "path:" + path.value();
                            case HeaderParam header -> "header:" + header.value();
                            default -> "";
                        })
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// The parameter that is at fault, or else the field of the body.
    static String of(ConstraintViolation<?> violation) {
        List<Path.Node> steps =
                StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
        String parameter = parameter(violation.getRootBeanClass(), steps);
        return parameter.isEmpty() ? field(steps) : parameter;
    }

    private static String parameter(Class<?> resource, List<Path.Node> steps) {
        if (steps.size() < 2
                || steps.get(0).getKind() != ElementKind.METHOD
                || steps.get(1).getKind() != ElementKind.PARAMETER) {
            return "";
        }
        Path.MethodNode method = steps.get(0).as(Path.MethodNode.class);
        int index = steps.get(1).as(Path.ParameterNode.class).getParameterIndex();
        return Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method.getName()))
                .filter(each ->
                        List.of(each.getParameterTypes()).equals(method.getParameterTypes()))
                .map(each -> named(each.getParameters()[index], steps))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String named(Parameter parameter, List<Path.Node> steps) {
        if (steps.size() == 2 || !parameter.isAnnotationPresent(BeanParam.class)) {
            return of(parameter.getAnnotations());
        }
        return Arrays.stream(parameter.getType().getDeclaredFields())
                .filter(field -> field.getName().equals(steps.get(2).getName()))
                .map(field -> of(field.getAnnotations()))
                .findFirst()
                .orElse("");
    }

    /// The path without the method and the parameter that hold the body.
    private static String field(List<Path.Node> steps) {
        var pointer = new StringBuilder();
        for (Path.Node step : steps.stream().skip(2).toList()) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getName() != null && !step.getName().startsWith("<")) {
                pointer.append('/').append(step.getName());
            }
        }
        return pointer.toString();
    }
}
