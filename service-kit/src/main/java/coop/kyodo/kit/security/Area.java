package coop.kyodo.kit.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the scopes of a resource are about, where its methods come from a base class: a method with
/// `@Allowed(scope = "*:write")` asks for `capital:write` in a resource with `@Area("capital")`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Area {

    String value();
}
