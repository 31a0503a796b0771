package io.jenkins.plugins.bitbucketremoveuser.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiEndpointsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bitbucket.org",
                "https://api.bitbucket.org/",
                "  https://api.bitbucket.org// ",
                "HTTPS://API.Bitbucket.org"
            })
    void bitbucketsOwnAddressHasItsTokensElsewhere(String url) {
        assertEquals(
                URI.create("https://api.bitbucket.org"), ApiEndpoints.of(url).root());
        assertEquals(
                URI.create("https://bitbucket.org/site/oauth2/access_token"),
                ApiEndpoints.of(url).oauthToken());
        assertEquals(
                URI.create("https://api.atlassian.com/admin"),
                ApiEndpoints.of(url).organisation());
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.acme.org/bitbucket/, https://proxy.acme.org/bitbucket",
        "https://proxy.acme.org:8443, https://proxy.acme.org:8443",
        "http://localhost:8181, http://localhost:8181",
        "http://127.0.0.1:8181/, http://127.0.0.1:8181",
        "http://[::1]:8181, http://[::1]:8181"
    })
    void otherAddressHasItsTokensAndTheOrganisationBelowIt(String url, String root) {
        assertEquals(URI.create(root), ApiEndpoints.of(url).root());
        assertEquals(
                URI.create(root + "/site/oauth2/access_token"),
                ApiEndpoints.of(url).oauthToken());
        assertEquals(URI.create(root + "/admin"), ApiEndpoints.of(url).organisation());
    }

    @ParameterizedTest
    @CsvSource({
        "api.bitbucket.org, is not an absolute URL",
        "/2.0, is not an absolute URL",
        "https://, is not a URL",
        "'', is not an absolute URL",
        "mailto:me, is not an absolute URL",
        "https://a b, is not a URL",
        "http://api.bitbucket.org, must use https",
        "http://localhost.example.org, must use https",
        "ftp://api.bitbucket.org, must use https",
        "https://api.bitbucket.org/2.0, must not name a version",
        "https://api.bitbucket.org/2.0/, must not name a version",
        "https://proxy.acme.org/x/1.0, must not name a version",
    })
    void whatCannotBeTheApiIsRefusedWithTheValueAndTheCure(String url, String why) {
        String message = assertThrows(IllegalArgumentException.class, () -> ApiEndpoints.of(url))
                .getMessage();
        assertTrue(message.startsWith("API URL: " + url.replaceAll("/+$", "")), message);
        assertTrue(message.contains(why), message);
        assertTrue(message.contains("for example https://api.bitbucket.org."), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:s3cr3t@api.bitbucket.org",
                "http://ada:s3cr3t@api.bitbucket.org",
                "https://ada:s3cr3t @api.bitbucket.org",
                "https://ada:s3cr3t@@api.bitbucket.org",
                "https://api.bitbucket.org?token=s3cr3t",
                "https://api.bitbucket.org?token=s3cr3t value",
                "https://api.bitbucket.org#s3cr3t"
            })
    void secretInAnAddressIsRefusedAndNotShown(String url) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ApiEndpoints.of(url));
        assertFalse(e.getMessage().contains("s3cr3t"), e.getMessage());
        assertNull(e.getCause(), "a cause would be printed too");
    }

    @Test
    void originIsTheSameWithTheUsualPortAndWithout() {
        ApiFamily cloud = ApiFamily.bitbucket(ApiEndpoints.cloud());
        assertTrue(cloud.isHome(URI.create("https://api.bitbucket.org/2.0/x")));
        assertTrue(cloud.isHome(URI.create("https://API.bitbucket.org:443/2.0/x")));
        assertFalse(cloud.isHome(URI.create("https://api.bitbucket.org:8443/2.0/x")));
        assertFalse(cloud.isHome(URI.create("https://bitbucket.org/2.0/x")));
        assertFalse(cloud.isHome(URI.create("http://api.bitbucket.org:443/2.0/x")));
        assertFalse(cloud.isHome(URI.create("https://api.bitbucket.org.example.org/")));
    }

    @Test
    void eachCredentialHasAHomeOfItsOwn() {
        URI bitbucket = URI.create("https://api.bitbucket.org/2.0/x");
        URI organisation = URI.create("https://api.atlassian.com/admin/v2/orgs/x");
        ApiEndpoints cloud = ApiEndpoints.cloud();
        assertFalse(ApiFamily.bitbucket(cloud).isHome(organisation));
        assertFalse(ApiFamily.organisation(cloud).isHome(bitbucket));
        assertTrue(ApiFamily.organisation(cloud).isHome(organisation));
        assertFalse(ApiFamily.organisation(cloud).isHome(URI.create("https://key@api.atlassian.com/admin")));
        assertFalse(ApiFamily.organisation(cloud).isHome(URI.create("https://admin.atlassian.com/admin")));
        assertFalse(
                ApiFamily.oauthTokens(cloud).isHome(bitbucket), "a consumer's secret goes to the token's host alone");
    }

    @Test
    void requestToAnotherHostCannotEvenBeMade() {
        ApiFamily organisation = ApiFamily.organisation(ApiEndpoints.cloud());
        URI bitbucket = URI.create("https://api.bitbucket.org/2.0/x");
        assertThrows(IllegalArgumentException.class, () -> ApiRequest.get(organisation, bitbucket, "/x"));
        ApiRequest request = ApiRequest.get(organisation, URI.create("https://api.atlassian.com/admin"), "/x");
        assertThrows(IllegalArgumentException.class, () -> request.to(bitbucket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.bitbucket.org", "https://API.bitbucket.org:443/", "HTTPS://api.bitbucket.org:443"})
    void bitbucketsOwnAddressHasItsOwnTokenAddressHoweverItIsWritten(String url) {
        assertEquals(ApiEndpoints.cloud(), ApiEndpoints.of(url));
    }
}
