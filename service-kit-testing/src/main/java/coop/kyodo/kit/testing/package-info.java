/// What a service's tests stand on.
///
/// - `@QuarkusTest @QuarkusTestResource(KyodoServers.class)` starts PostgreSQL, Kafka and a token
///   issuer once per JVM.
/// - `given().auth().oauth2(Tokens.of(coop).role("clerk").scopes("membership:read").bearer())`
/// - Every exchange of every test is checked against `META-INF/openapi.yaml`, by itself.
/// - Subclass [ContractTest], [SecurityWalk], [BadInputWalk] and [ArchitectureTest] once per
///   service.
@NullMarked
package coop.kyodo.kit.testing;

import org.jspecify.annotations.NullMarked;
