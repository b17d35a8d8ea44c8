package bellhop.distributed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts Bell pairs in the printed programs alone, so that the compiler's own count is checked. */
public final class Recount {
  private static final Pattern REQUEST =
      Pattern.compile("^\\s*@bellhop\\.epr\\b.*?\\bid=(\\d+)", Pattern.MULTILINE);

  private Recount() {}

  /** Distinct pair numbers in all texts. */
  public static int ebits(List<Text> texts) {
    Set<String> ids = new HashSet<>();
    for (Text text : texts) {
      Matcher request = REQUEST.matcher(text.content());
      while (request.find()) {
        ids.add(request.group(1));
      }
    }
    return ids.size();
  }
}
