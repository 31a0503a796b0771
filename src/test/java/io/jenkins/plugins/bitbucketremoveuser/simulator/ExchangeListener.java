package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.List;
import java.util.Optional;

/**
 * Looks at every exchange that the service itself answered (injected faults are not shown) and may complain. The one
 * that knows Atlassian's description needs a library that not every build has, so it is found by name.
 */
public interface ExchangeListener extends AutoCloseable {

    void exchanged(Exchange exchange);

    List<String> complaints();

    @Override
    void close();

    /** The contract check, if this build has it and the description is there. */
    static Optional<ExchangeListener> contract() {
        try {
            Class<?> found = Class.forName("io.jenkins.plugins.bitbucketremoveuser.contract.ContractCheck");
            return ((Optional<?>) found.getMethod("create").invoke(null)).map(ExchangeListener.class::cast);
        } catch (ReflectiveOperationException | LinkageError notInThisBuild) {
            return Optional.empty();
        }
    }
}
