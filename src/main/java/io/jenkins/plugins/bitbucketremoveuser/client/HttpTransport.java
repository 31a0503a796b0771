package io.jenkins.plugins.bitbucketremoveuser.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * One exchange over a pooled connection. No cookies, no redirects, no retries of its own, bounded in time, and
 * interruptible: blocking sockets ignore interrupts, so the exchange runs beside the caller, who waits for it and cuts
 * the connection when told to stop.
 */
final class HttpTransport implements AutoCloseable {
    private static final int LARGEST_BODY = 32 * 1024 * 1024;

    private final CloseableHttpClient http;
    private final ExecutorService exchanges;
    private final Duration requestTimeout;

    HttpTransport(ClientSettings settings, String userAgent) {
        requestTimeout = settings.requestTimeout();
        exchanges = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "bitbucket-exchange");
            thread.setDaemon(true);
            return thread;
        });
        BasicCredentialsProvider proxyCredentials = new BasicCredentialsProvider();
        http = HttpClients.custom()
                .setUserAgent(userAgent)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(8)
                        .setMaxConnPerRoute(8)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(settings.connectTimeout()))
                                .setSocketTimeout(timeout(settings.responseTimeout()))
                                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.connectTimeout()))
                        .setResponseTimeout(timeout(settings.responseTimeout()))
                        .build())
                .setRoutePlanner(new ProxyPlanner(settings.proxies(), proxyCredentials))
                .setDefaultCredentialsProvider(proxyCredentials)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /**
     * @param authorization the Authorization header's value; null for none
     * @throws IOException if no whole answer came in time
     * @throws InterruptedException if the caller was interrupted; the connection is cut
     */
    ApiResponse send(ApiRequest request, String authorization) throws IOException, InterruptedException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        message.setHeader("Accept", "application/json");
        if (authorization != null) {
            message.setHeader("Authorization", authorization);
        }
        if (request.form() != null) {
            message.setEntity(new UrlEncodedFormEntity(pairs(request.form())));
        } else if (request.json() != null) {
            message.setEntity(new StringEntity(request.json(), ContentType.APPLICATION_JSON));
        }
        HttpClientContext context = HttpClientContext.create();
        Future<ApiResponse> exchange = exchanges.submit(() -> http.execute(message, context, response -> {
            // an answer to https that did not come through TLS is not Bitbucket's: its 403 would mean something else
            if (context.getSSLSession() == null && request.uri().getScheme().equalsIgnoreCase("https")) {
                throw new IOException("the proxy answered " + response.getCode());
            }
            return read(response);
        }));
        try {
            return exchange.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            message.cancel();
            InterruptedIOException timedOut =
                    new InterruptedIOException("no whole answer within " + requestTimeout.toSeconds() + " s");
            timedOut.initCause(e);
            throw timedOut;
        } catch (InterruptedException e) {
            message.cancel();
            throw e;
        }
    }

    private static List<NameValuePair> pairs(Map<String, String> form) {
        return form.entrySet().stream()
                .<NameValuePair>map(entry -> new BasicNameValuePair(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ApiResponse read(ClassicHttpResponse response) throws IOException, ParseException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        String body = response.getEntity() == null
                ? ""
                : EntityUtils.toString(response.getEntity(), java.nio.charset.StandardCharsets.UTF_8, LARGEST_BODY);
        return new ApiResponse(response.getCode(), headers, body == null ? "" : body);
    }

    @Override
    public void close() throws IOException {
        exchanges.shutdownNow();
        http.close();
    }

    private static final class ProxyPlanner extends DefaultRoutePlanner {
        private final ProxyChooser chooser;
        private final BasicCredentialsProvider credentials;

        ProxyPlanner(ProxyChooser chooser, BasicCredentialsProvider credentials) {
            super(null);
            this.chooser = chooser;
            this.credentials = credentials;
        }

        @Override
        protected HttpHost determineProxy(HttpHost target, HttpContext context) {
            // A tunnel hides the request from the proxy. Without TLS (to the loopback host only) there would be none,
            // and the proxy would read the credential.
            return target.getSchemeName().equals("https")
                    ? chooser.proxyFor(target.getHostName()).map(this::announce).orElse(null)
                    : null;
        }

        private HttpHost announce(ProxyChooser.Proxy proxy) {
            HttpHost host = new HttpHost(proxy.host(), proxy.port());
            if (proxy.user() != null && proxy.password() != null) {
                credentials.setCredentials(
                        new AuthScope(host),
                        new UsernamePasswordCredentials(
                                proxy.user(), proxy.password().reveal().toCharArray()));
            }
            return host;
        }
    }
}
