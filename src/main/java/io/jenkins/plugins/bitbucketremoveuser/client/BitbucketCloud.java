package io.jenkins.plugins.bitbucketremoveuser.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/** Bitbucket Cloud over HTTP. Make one per run and close it afterwards. */
public final class BitbucketCloud implements Bitbucket {
    private final HttpTransport transport;
    private final Credential permissionsCredential;
    private final Credential groupsCredential;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Groups groups;
    private final Invitations invitations;
    private final Projects projects;
    private final Repositories repositories;
    private final Reviewers reviewers;
    private final BranchRestrictions branchRestrictions;
    private final PullRequests pullRequests;
    private final Optional<Organisation> organisation;

    public BitbucketCloud(ClientSettings settings, WorkspaceCredentials credentials, ClientObserver observer) {
        this(settings, credentials, observer, Pause.REAL, Clock.systemUTC());
    }

    public BitbucketCloud(
            ClientSettings settings,
            WorkspaceCredentials credentials,
            ClientObserver observer,
            Pause pause,
            Clock clock) {
        transport = new HttpTransport(settings, "bitbucket-remove-user");
        permissionsCredential = credentials.permissions();
        groupsCredential = credentials.groups();
        ApiClient client = new ApiClient(transport, settings, new ObjectMapper(), observer, pause, clock);
        ApiUris uris = new ApiUris(ApiFamily.bitbucket(settings.endpoints()));
        Endpoint permissions = new Endpoint(client, uris, Authenticator.of(credentials.permissions(), client));
        // one credential for both is one OAuth token
        Endpoint groupsApi = credentials.groups().equals(credentials.permissions())
                ? permissions
                : new Endpoint(client, uris, Authenticator.of(credentials.groups(), client));
        accounts = new CloudAccounts(permissions);
        workspaces = new CloudWorkspaces(permissions);
        groups = new LegacyGroups(groupsApi);
        invitations = new LegacyInvitations(groupsApi);
        projects = new CloudProjects(permissions);
        repositories = new CloudRepositories(permissions);
        reviewers = new CloudReviewers(permissions);
        branchRestrictions = new CloudBranchRestrictions(permissions);
        pullRequests = new CloudPullRequests(permissions);
        organisation = credentials.organisation().map(credential -> organisation(settings, client, credential));
    }

    private static Organisation organisation(
            ClientSettings settings, ApiClient client, OrganisationCredential credential) {
        Endpoint api = new Endpoint(
                client,
                new ApiUris(ApiFamily.organisation(settings.endpoints())),
                Authenticator.of(credential.key(), client));
        return new AtlassianOrganisation(api, credential.organisationId(), credential.key());
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Workspaces workspaces() {
        return workspaces;
    }

    @Override
    public Groups groups() {
        return groups;
    }

    @Override
    public Invitations invitations() {
        return invitations;
    }

    @Override
    public Projects projects() {
        return projects;
    }

    @Override
    public Repositories repositories() {
        return repositories;
    }

    @Override
    public Reviewers reviewers() {
        return reviewers;
    }

    @Override
    public BranchRestrictions branchRestrictions() {
        return branchRestrictions;
    }

    @Override
    public PullRequests pullRequests() {
        return pullRequests;
    }

    @Override
    public Optional<Organisation> organisation() {
        return organisation;
    }

    @Override
    public Credential permissionsCredential() {
        return permissionsCredential;
    }

    @Override
    public Credential groupsCredential() {
        return groupsCredential;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each resource family needs to make its calls. */
    record Endpoint(ApiClient client, ApiUris uris, Authenticator authenticator) {

        Row read(ApiRequest request) throws BitbucketException, InterruptedException {
            return new Row(request.endpoint(), client.read(request, authenticator));
        }

        /** The answer, or empty for 404. */
        Optional<Row> find(ApiRequest request) throws BitbucketException, InterruptedException {
            try {
                return Optional.of(read(request));
            } catch (ApiErrorException e) {
                if (e.status() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        boolean delete(ApiRequest request) throws BitbucketException, InterruptedException {
            return client.delete(request, authenticator);
        }

        void send(ApiRequest request) throws BitbucketException, InterruptedException {
            client.send(request, authenticator);
        }

        Pages pages() {
            return new Pages(client, authenticator);
        }

        CursorPages cursorPages() {
            return new CursorPages(client, authenticator);
        }

        /** The {@code permission} of one grant; "none" and 404 both mean that there is none. */
        Optional<String> grant(ApiRequest request) throws BitbucketException, InterruptedException {
            Optional<Row> row = find(request);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            String level = row.get().required("permission");
            return level.equals("none") ? Optional.empty() : Optional.of(level);
        }

        /** @param users first page of the people, and {@code groups} of the groups, that have a direct permission */
        Administrators administrators(ApiRequest users, ApiRequest groups)
                throws BitbucketException, InterruptedException {
            return new Administrators(
                    pages().all(users, row -> administrator(row, "user", "uuid")).stream()
                            .flatMap(Optional::stream)
                            .toList(),
                    pages().all(groups, row -> administrator(row, "group", "slug")).stream()
                            .flatMap(Optional::stream)
                            .toList());
        }

        private static Optional<String> administrator(Row row, String holder, String id)
                throws UnexpectedAnswerException {
            return row.required("permission").equals("admin")
                    ? Optional.of(row.child(holder).required(id))
                    : Optional.empty();
        }

        JsonNode readArray(ApiRequest request) throws BitbucketException, InterruptedException {
            JsonNode answer = client.read(request, authenticator);
            if (!answer.isArray()) {
                throw new UnexpectedAnswerException(
                        request.endpoint(), request.endpoint() + " was answered with something that is not a list");
            }
            return answer;
        }
    }
}
