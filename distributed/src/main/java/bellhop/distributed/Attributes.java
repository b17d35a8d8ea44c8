package bellhop.distributed;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code key=value} text of an annotation; names stand in quotes. */
final class Attributes {
  private static final long PICOS_A_NANO = 1000;

  private static final Pattern ONE =
      Pattern.compile("\\G\\s*([a-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]+))");

  private final String keyword;
  private final Location location;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Attributes(String keyword, Location location) {
    this.keyword = keyword;
    this.location = location;
  }

  static Attributes parse(String keyword, String text, Location location) {
    Attributes attributes = new Attributes(keyword, location);
    Matcher one = ONE.matcher(text);
    int end = 0;
    while (one.find()) {
      String quoted = one.group(2);
      String value = quoted == null ? one.group(3) : unescape(quoted);
      if (attributes.values.put(one.group(1), value) != null) {
        throw new InputException(
            location, "@" + keyword + " " + one.group(1) + "= twice", "one value counts", "");
      }
      end = one.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new InputException(
          location, "@" + keyword + " " + text, "it takes key=value pairs", "");
    }
    return attributes;
  }

  /** In quotes, so that any name stays on its line. */
  static String quote(String name) {
    String escaped =
        name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    return "\"" + escaped + "\"";
  }

  static String unescape(String quoted) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '\\' && i + 1 < quoted.length()) {
        c = quoted.charAt(++i);
        c = c == 'n' ? '\n' : c == 'r' ? '\r' : c;
      }
      name.append(c);
    }
    return name.toString();
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new InputException(location, "@" + keyword, "it needs " + key + "=…", "");
    }
    return value;
  }

  long number(String key) {
    return parse(key, text(key));
  }

  /** In ps, of a value in ns or ps. */
  long picos(String key) {
    String value = text(key);
    boolean nanos = value.endsWith("ns");
    if (!nanos && !value.endsWith("ps")) {
      throw wrong(key, value, "a time is given in ns or ps");
    }
    long count = parse(key, value.substring(0, value.length() - 2));
    if (nanos && count > Long.MAX_VALUE / PICOS_A_NANO) {
      throw wrong(key, value, "it is more than a hundred days");
    }
    return nanos ? PICOS_A_NANO * count : count;
  }

  static String ofPicos(long picos) {
    return picos % PICOS_A_NANO == 0 ? picos / PICOS_A_NANO + "ns" : picos + "ps";
  }

  private long parse(String key, String value) {
    if (!value.matches("\\d{1,18}")) {
      throw wrong(key, value, "a whole number from 0 of at most 18 digits stands there");
    }
    return Long.parseLong(value);
  }

  private InputException wrong(String key, String value, String why) {
    return new InputException(location, "@" + keyword + " " + key + "=" + value, why, "");
  }
}
