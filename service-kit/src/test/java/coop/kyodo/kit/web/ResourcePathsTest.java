package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePathsTest {

    private final ResourcePaths paths =
            new ResourcePaths(Stream.of(Members.class, Payments.class, Payments.class));

    /// What all listings have in common.
    public abstract static class Listing {

        @GET
        public String list() {
            return "";
        }
    }

    /// The members.
    @Path("/v1/cooperatives/{cooperativeId}/members")
    public static class Members extends Listing {

        @GET
        @Path("{memberId}")
        public String one() {
            return "";
        }

        @PUT
        @Path("/{memberId}")
        public String change() {
            return "";
        }

        public String help() {
            return "";
        }
    }

    /// What a member pays.
    @Path("/v1/cooperatives/{cooperativeId}/members/{memberId}")
    public static class Payments {

        @POST
        @Path("/payments")
        public String pay() {
            return "";
        }
    }

    @Test
    void aPathHasTheMethodsThatSomeClassOffersThere() {
        assertThat(paths.methods("/v1/cooperatives/a/members")).containsExactly("GET");
        assertThat(paths.methods("v1/cooperatives/a/members/b")).containsExactly("GET", "PUT");
        assertThat(paths.methods("/v1/cooperatives/a/members/b/payments")).containsExactly("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cooperatives",
                "/v1/cooperatives/a/members/",
                "/v1/cooperatives/a/members/b/c",
                "/v1/cooperatives//members",
                "/v1/cooperativesXa/members"
            })
    void thereIsNothingElsewhere(String path) {
        assertThat(paths.methods(path)).isEmpty();
    }
}
