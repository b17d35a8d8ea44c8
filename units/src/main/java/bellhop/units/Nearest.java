package bellhop.units;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what the user may have meant: the known name with the fewest edits. */
public final class Nearest {
  private static final int LONGEST = 64;
  private static final int MOST = 20;

  private Nearest() {}

  /** Reads on after the word "Maybe": {@code "distance" was meant}, or the list of names. */
  public static String suggestion(String given, Collection<String> known) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      int edits = edits(given, name);
      if (edits < fewest) {
        fewest = edits;
        nearest = name;
      }
    }
    boolean close = fewest <= Math.max(2, given.length() / 2);
    return close
        ? "\"" + InputText.shortened(nearest) + "\" was meant"
        : "one of these was meant: " + list(known);
  }

  private static String list(Collection<String> known) {
    String first =
        known.stream().limit(MOST).map(InputText::shortened).collect(Collectors.joining(", "));
    return known.size() <= MOST ? first : first + " and " + (known.size() - MOST) + " more";
  }

  /** Levenshtein distance, case ignored; very long words are cut. */
  static int edits(String a, String b) {
    String x = cut(a);
    String y = cut(b);
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int changed = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[y.length()];
  }

  private static String cut(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
  }
}
