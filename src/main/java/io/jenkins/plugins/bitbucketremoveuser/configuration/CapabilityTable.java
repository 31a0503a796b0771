package io.jenkins.plugins.bitbucketremoveuser.configuration;

import hudson.Util;
import io.jenkins.plugins.bitbucketremoveuser.Messages;
import io.jenkins.plugins.bitbucketremoveuser.removal.Capability;
import io.jenkins.plugins.bitbucketremoveuser.removal.ConnectionCheck;
import io.jenkins.plugins.bitbucketremoveuser.removal.Problem;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be taken away with which credential, for a page. Whatever Bitbucket said is text here, never markup. */
final class CapabilityTable {
    private final ConnectionCheck.Result result;

    CapabilityTable(ConnectionCheck.Result result) {
        this.result = result;
    }

    String markup() {
        StringBuilder markup = new StringBuilder();
        if (!result.caller().isEmpty()) {
            markup.append("<p>").append(Util.escape(result.caller())).append("</p>");
        }
        if (result.capabilities().isEmpty()) {
            result.problem().map(Problem::toString).map(Util::escape).ifPresent(markup::append);
            return markup.toString();
        }
        markup.append("<table class=\"jenkins-table\"><thead>")
                .append(row(
                        "th",
                        Messages.CapabilityTable_What(),
                        Messages.CapabilityTable_Credential(),
                        Messages.CapabilityTable_Can(),
                        Messages.CapabilityTable_Remark()))
                .append("</thead><tbody>");
        result.capabilities().forEach(one -> markup.append(row(one)));
        return markup.append("</tbody></table>").toString();
    }

    private static String row(Capability one) {
        boolean missing = one.verdict() == Capability.Verdict.NO;
        return row(
                "td",
                one.area().what(),
                one.credential().isEmpty() ? Messages.CapabilityTable_NoCredential() : one.credential(),
                verdict(one.verdict()),
                missing
                        ? Messages.CapabilityTable_Needs(
                                one.remark(), one.area().needs())
                        : one.remark());
    }

    private static String verdict(Capability.Verdict verdict) {
        return switch (verdict) {
            case YES -> Messages.CapabilityTable_Yes();
            case NO -> Messages.CapabilityTable_No();
            case NOT_REFUSED -> Messages.CapabilityTable_NotRefused();
        };
    }

    private static String row(String cell, String... texts) {
        return Stream.of(texts)
                .map(text -> "<" + cell + ">" + breakable(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** Addresses and resource names have no spaces where a narrow page could break them. */
    private static String breakable(String text) {
        return Util.escape(text).replace("/", "/<wbr>");
    }
}
