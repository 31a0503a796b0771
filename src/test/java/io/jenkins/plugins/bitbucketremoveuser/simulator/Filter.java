package io.jenkins.plugins.bitbucketremoveuser.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Bitbucket's filter language: {@code = != ~ !~ > >= < <= IN "NOT IN"}, {@code AND}, {@code OR}, parentheses, quoted
 * strings. There is no way to write a quotation mark inside a string, since none is documented.
 */
sealed interface Filter {

    /** What is wrong with a filter text. */
    final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message, null, false, false);
        }
    }

    /** The field of the row at hand; null if the row does not have it. */
    @FunctionalInterface
    interface Row extends Function<String, Object> {}

    boolean matches(Row row);

    /** All fields mentioned. */
    Set<String> fields();

    /** If this can only be true for some values of a field, these values; null if it says nothing about it. */
    Set<String> only(String field);

    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    /** Also refuses fields that the endpoint does not know. */
    static Filter parse(String text, Collection<String> known) {
        Filter filter = parse(text);
        for (String field : filter.fields()) {
            if (!known.contains(field)) {
                throw new SyntaxException("Invalid field name: " + field);
            }
        }
        return filter;
    }

    record All() implements Filter {
        @Override
        public boolean matches(Row row) {
            return true;
        }

        @Override
        public Set<String> fields() {
            return Set.of();
        }

        @Override
        public Set<String> only(String field) {
            return null;
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Row row) {
            return left.matches(row) && right.matches(row);
        }

        @Override
        public Set<String> fields() {
            return union(left.fields(), right.fields());
        }

        @Override
        public Set<String> only(String field) {
            Set<String> one = left.only(field);
            Set<String> other = right.only(field);
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            Set<String> both = new LinkedHashSet<>(one);
            both.retainAll(other);
            return both;
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Row row) {
            return left.matches(row) || right.matches(row);
        }

        @Override
        public Set<String> fields() {
            return union(left.fields(), right.fields());
        }

        @Override
        public Set<String> only(String field) {
            Set<String> one = left.only(field);
            Set<String> other = right.only(field);
            return one == null || other == null ? null : union(one, other);
        }
    }

    /** One condition; {@code values} has one element unless the operator is IN or NOT IN. */
    record Condition(String field, Operator operator, List<String> values) implements Filter {
        @Override
        public boolean matches(Row row) {
            Object found = row.apply(field);
            return operator.test(
                    comparable(found == null ? "null" : found.toString()),
                    values.stream().map(this::comparable).toList());
        }

        /** Addresses are compared as mail does, permissions by their strength. */
        private String comparable(String text) {
            if (field.endsWith(".email")) {
                return text.toLowerCase(Locale.ROOT);
            }
            return "permission".equals(field)
                    ? Permission.of(text)
                            .map(Enum::ordinal)
                            .map(String::valueOf)
                            .orElse(text)
                    : text;
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }

        @Override
        public Set<String> only(String asked) {
            boolean positive = operator == Operator.EQUAL || operator == Operator.IN;
            return positive && field.equals(asked) ? new LinkedHashSet<>(values) : null;
        }
    }

    /** Compares text; order is that of the text, which is what dates and names need. */
    enum Operator {
        EQUAL("=", (found, values) -> found.equals(values.get(0))),
        NOT_EQUAL("!=", (found, values) -> !found.equals(values.get(0))),
        CONTAINS("~", (found, values) -> contains(found, values.get(0))),
        CONTAINS_NOT("!~", (found, values) -> !contains(found, values.get(0))),
        GREATER(">", (found, values) -> found.compareTo(values.get(0)) > 0),
        GREATER_OR_EQUAL(">=", (found, values) -> found.compareTo(values.get(0)) >= 0),
        LESS("<", (found, values) -> found.compareTo(values.get(0)) < 0),
        LESS_OR_EQUAL("<=", (found, values) -> found.compareTo(values.get(0)) <= 0),
        IN("IN", (found, values) -> values.contains(found)),
        NOT_IN("NOT IN", (found, values) -> !values.contains(found));

        private static final Map<String, Operator> BY_SIGN = bySign();

        private final String sign;
        private final BiPredicate<String, List<String>> meaning;

        Operator(String sign, BiPredicate<String, List<String>> meaning) {
            this.sign = sign;
            this.meaning = meaning;
        }

        boolean test(String found, List<String> values) {
            return meaning.test(found, values);
        }

        boolean takesList() {
            return this == IN || this == NOT_IN;
        }

        static Operator of(String sign) {
            return BY_SIGN.get(sign);
        }

        private static boolean contains(String found, String part) {
            return found.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }

        private static Map<String, Operator> bySign() {
            Map<String, Operator> map = new HashMap<>();
            for (Operator operator : values()) {
                map.put(operator.sign, operator);
            }
            return map;
        }
    }

    /** The same, as if conditions on this field were not there. */
    static Filter ignoring(Filter filter, String field) {
        if (filter instanceof And and) {
            return new And(ignoring(and.left(), field), ignoring(and.right(), field));
        }
        if (filter instanceof Or or) {
            return new Or(ignoring(or.left(), field), ignoring(or.right(), field));
        }
        return filter.fields().contains(field) ? new All() : filter;
    }

    /** How many values the conditions on a field name, for limits on their number. */
    static int countValues(Filter filter, String field) {
        List<Filter> todo = new ArrayList<>(List.of(filter));
        int count = 0;
        while (!todo.isEmpty()) {
            Filter one = todo.remove(todo.size() - 1);
            if (one instanceof And and) {
                todo.add(and.left());
                todo.add(and.right());
            } else if (one instanceof Or or) {
                todo.add(or.left());
                todo.add(or.right());
            } else if (one instanceof Condition condition && condition.field().equals(field)) {
                count += condition.values().size();
            }
        }
        return count;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
