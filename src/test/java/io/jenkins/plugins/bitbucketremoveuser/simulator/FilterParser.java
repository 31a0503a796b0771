package io.jenkins.plugins.bitbucketremoveuser.simulator;

import io.jenkins.plugins.bitbucketremoveuser.simulator.Filter.And;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Filter.Condition;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Filter.Operator;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Filter.Or;
import io.jenkins.plugins.bitbucketremoveuser.simulator.Filter.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a filter by recursive descent; AND binds closer than OR. */
final class FilterParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<string>\"[^\"]*\")|(?<sign>!=|!~|>=|<=|=|~|>|<)|(?<mark>[(),])|(?<word>[^\\s\"(),=!~<>]+))");

    private record Token(String group, String text) {
        boolean is(String expected) {
            return !"string".equals(group) && text.equalsIgnoreCase(expected);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    FilterParser(String text) {
        this.text = text;
    }

    Filter parse() {
        split();
        Filter filter = or();
        if (next < tokens.size()) {
            throw wrong("unexpected " + tokens.get(next).text());
        }
        return filter;
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw wrong("cannot read " + text.substring(from));
            }
            for (String group : List.of("string", "sign", "mark", "word")) {
                if (matcher.group(group) != null) {
                    tokens.add(new Token(group, matcher.group(group)));
                }
            }
            from = matcher.end();
        }
    }

    private Filter or() {
        Filter left = and();
        while (accept("OR")) {
            left = new Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = term();
        while (accept("AND")) {
            left = new And(left, term());
        }
        return left;
    }

    private Filter term() {
        if (accept("(")) {
            Filter inner = or();
            expect(")");
            return inner;
        }
        Token field = take();
        if (!"word".equals(field.group())) {
            throw wrong("a field name is missing before " + field.text());
        }
        Operator operator = operator();
        return new Condition(field.text(), operator, operator.takesList() ? list() : List.of(value()));
    }

    private Operator operator() {
        Token token = take();
        if (token.is("NOT")) {
            expect("IN");
            return Operator.NOT_IN;
        }
        Operator operator = token.is("IN") ? Operator.IN : Operator.of(token.text());
        if (operator == null || "string".equals(token.group())) {
            throw wrong("not an operator: " + token.text());
        }
        return operator;
    }

    private List<String> list() {
        expect("(");
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (accept(","));
        expect(")");
        return values;
    }

    /** A string, or a bare number, truth value, date or null. */
    private String value() {
        Token token = take();
        if ("string".equals(token.group())) {
            return token.text().substring(1, token.text().length() - 1);
        }
        if ("word".equals(token.group()) && token.text().matches("true|false|null|[-+]?[0-9][0-9T:.+-]*")) {
            return token.text();
        }
        throw wrong("a value is missing at " + token.text());
    }

    private Token take() {
        if (next == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(next++);
    }

    private boolean accept(String expected) {
        if (next < tokens.size() && tokens.get(next).is(expected)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String expected) {
        if (!accept(expected)) {
            throw wrong(expected + " is missing");
        }
    }

    private static SyntaxException wrong(String what) {
        return new SyntaxException("Invalid query: " + what);
    }
}
