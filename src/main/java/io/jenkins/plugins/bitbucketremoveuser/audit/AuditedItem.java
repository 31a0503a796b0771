package io.jenkins.plugins.bitbucketremoveuser.audit;

import io.jenkins.plugins.bitbucketremoveuser.removal.GrantResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.Residue;
import io.jenkins.plugins.bitbucketremoveuser.removal.ResidueResult;
import io.jenkins.plugins.bitbucketremoveuser.removal.RestoredGrant;
import java.time.Instant;

/**
 * A grant that was taken away or given back, or a residue that was to be cleaned, and what became of it; in the words of the report.
 *
 * @param name hostile text
 * @param level empty if the kind has none
 * @param at when it was read or changed last
 */
public record AuditedItem(String kind, String id, String name, String level, String state, Instant at) {

    static AuditedItem of(GrantResult result) {
        return new AuditedItem(
                result.grant().kind().word(),
                result.grant().id(),
                result.grant().name(),
                result.grant().level(),
                result.state().word(),
                result.at());
    }

    static AuditedItem of(RestoredGrant result) {
        return new AuditedItem(
                result.grant().kind().word(),
                result.grant().id(),
                result.grant().name(),
                result.grant().level(),
                result.state().word(),
                result.at());
    }

    static AuditedItem of(ResidueResult result) {
        Residue residue = result.residue();
        return new AuditedItem(
                residue.kind().word(),
                residue.where() + (residue.id().isEmpty() ? "" : " " + residue.id()),
                residue.what(),
                "",
                result.state().word(),
                result.at());
    }
}
