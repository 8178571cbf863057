package coop.kyodo.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules that keep the design. None passes on an empty set: a rule that finds nothing to judge
/// fails.
final class ArchitectureRules {

    private static final String ALL = "coop.kyodo..";
    private static final String KIT = "coop.kyodo.kit..";
    private static final String TIME = "coop.kyodo.kit.time..";
    private static final String ALLOWED = "coop.kyodo.kit.security.Allowed";

    private static final String PROBLEMS = "coop.kyodo.kit.web.Problems";

    /// What pure rules may stand on besides the service's own values. Annotations that say how a
    /// value is written as JSON, or what form it must have, do nothing by themselves.
    private static final List<String> PURE =
            List.of(
                    "java.",
                    "coop.kyodo.kit.exact.",
                    "coop.kyodo.kit.rules.",
                    "coop.kyodo.kit.store.Hashes",
                    "coop.kyodo.kit.time.YearEnds",
                    "org.jspecify.annotations.",
                    "com.fasterxml.jackson.annotation.",
                    "jakarta.validation.");

    /// Parts of `java.` that no rule has business with.
    private static final List<String> IMPURE =
            List.of(
                    "java.sql.",
                    "java.net.",
                    "java.io.",
                    "java.nio.file.",
                    "java.util.concurrent.");

    private ArchitectureRules() {}

    static ArchRule staysInItsPackage(String service) {
        return classes()
                .should()
                .resideInAPackage(service + "..")
                .because("packages go by service, then by feature")
                .allowEmptyShould(false);
    }

    /// For the kit's classes.
    static ArchRule kitKnowsNoService() {
        return noClasses()
                .should()
                .dependOnClassesThat(among(ALL, KIT))
                .because("the kit is plumbing that knows no co-operative rule")
                .allowEmptyShould(false);
    }

    static ArchRule knowsNoOtherService(String service) {
        return noClasses()
                .should()
                .dependOnClassesThat(among(ALL, KIT, service + ".."))
                .because("services speak through events and HTTP only")
                .allowEmptyShould(false);
    }

    /// In the first package pattern and in none of the others.
    private static DescribedPredicate<JavaClass> among(String pattern, String... except) {
        return JavaClass.Predicates.resideInAPackage(pattern)
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(except)));
    }

    static ArchRule rulesArePure(String service) {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .should(standOnlyOnValues(service))
                .because("a rule is a pure function from facts to a decision")
                .allowEmptyShould(false);
    }

    /// Everything a rule uses, and what the service's own classes that it uses use in turn.
    private static ArchCondition<JavaClass> standOnlyOnValues(String service) {
        return new ArchCondition<>("stand on values only") {
            @Override
            public void check(JavaClass rules, ConditionEvents events) {
                Deque<JavaClass> open = new ArrayDeque<>(List.of(rules));
                Set<JavaClass> seen = new HashSet<>(open);
                while (!open.isEmpty()) {
                    for (Dependency dependency : open.pop().getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        if (target.getName().startsWith(service + ".")) {
                            if (seen.add(target)) {
                                open.push(target);
                            }
                        } else if (!isPure(target)) {
                            events.add(
                                    SimpleConditionEvent.violated(
                                            rules, dependency.getDescription()));
                        }
                    }
                }
            }
        };
    }

    private static boolean isPure(JavaClass type) {
        String name = type.getName();
        return type.isPrimitive()
                || (PURE.stream().anyMatch(name::startsWith)
                        && IMPURE.stream().noneMatch(name::startsWith));
    }

    static ArchRule resourceMethodsSayWhoMayCall() {
        return methods()
                .that(areResourceMethods())
                .should()
                .beAnnotatedWith(ALLOWED)
                .because("a method that forgets it would let nobody in")
                .allowEmptyShould(false);
    }

    static ArchRule resourceMethodsArePublic() {
        return methods()
                .that(areResourceMethods())
                .should()
                .bePublic()
                .because(
                        "a method that is not is a mere warning when building, and a 404 when running")
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaMethod> areResourceMethods() {
        return DescribedPredicate.describe(
                "answer an HTTP method", method -> Routes.verb(method).isPresent());
    }

    static ArchRule timeComesFromOutside() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(TIME)
                .should()
                .callMethodWhere(asksTheMachineForTheTime())
                .orShould()
                .callConstructor(Date.class)
                .because("the clock is injected")
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachineForTheTime() {
        return DescribedPredicate.describe(
                "asks the machine for the time",
                call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    boolean byClock =
                            call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
                    return (owner.startsWith("java.time.") && name.equals("now") && !byClock)
                            || (owner.equals("java.time.Clock") && name.matches("system.*|tick.*"))
                            || (owner.equals("java.time.InstantSource") && name.equals("system"))
                            || (owner.equals("java.lang.System")
                                    && name.equals("currentTimeMillis"));
                });
    }

    static ArchRule problemsAreSaidInTheCallersLanguage() {
        return noClasses()
                .should()
                .callMethodWhere(saysItInEnglish())
                .because(
                        "what keeps somebody from going on is said in English and Japanese: by the"
                                + " key of its words and their figures")
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaMethodCall> saysItInEnglish() {
        return DescribedPredicate.describe(
                "gives a problem its detail as text",
                call -> {
                    List<JavaClass> types = call.getTarget().getRawParameterTypes();
                    return call.getTargetOwner().getName().equals(PROBLEMS)
                            && types.size() > 1
                            && types.getLast().isEquivalentTo(String.class);
                });
    }

    /// Before the whole name of a nested type a constraint is one of the field; within the name
    /// (`Outer.@NotNull Inner`) it is one of the type alone, which nobody asks.
    static ArchRule constraintsAreOnFields() {
        return classes()
                .that(DescribedPredicate.describe("are records", JavaClass::isRecord))
                .should(haveTheirConstraintsOnFields())
                .because("Bean Validation checks what a field says, not what its type's name says")
                .allowEmptyShould(false);
    }

    private static ArchCondition<JavaClass> haveTheirConstraintsOnFields() {
        return new ArchCondition<>("have their constraints on fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (RecordComponent component : type.reflect().getRecordComponents()) {
                    JavaField field = type.getField(component.getName());
                    Arrays.stream(component.getAnnotatedType().getAnnotations())
                            .map(Annotation::annotationType)
                            .filter(each -> each.getName().startsWith("jakarta.validation."))
                            .filter(each -> !field.isAnnotatedWith(each))
                            .forEach(each ->
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type,
                                                    "%s is on the type of %s alone, in %s"
                                                            .formatted(
                                                                    each.getSimpleName(),
                                                                    component.getName(),
                                                                    type.getName()))));
                }
            }
        };
    }

    static ArchRule nothingFloats() {
        return noFields()
                .should()
                .haveRawType(floating())
                .because("money, votes and thresholds are exact")
                .allowEmptyShould(false);
    }

    static ArchRule nothingCalculatesInDecimals() {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "are BigDecimal", type -> type.isEquivalentTo(BigDecimal.class)))
                .because("quantities are whole numbers or exact fractions")
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaClass> floating() {
        Set<String> types =
                Set.of("float", "double", Float.class.getName(), Double.class.getName());
        return DescribedPredicate.describe(
                "float or double", type -> types.contains(type.getBaseComponentType().getName()));
    }
}
