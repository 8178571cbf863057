package coop.kyodo.kit.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call a resource method: a token with this scope, whose holder has one of these roles in
/// the tenant that the path names. A method without it lets nobody in.
///
/// A `*` in the scope stands for the resource's [Area].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    String scope();

    Role[] roles();
}
