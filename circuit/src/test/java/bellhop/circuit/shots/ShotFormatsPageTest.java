package bellhop.circuit.shots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The blocks of the reference page hold the same shots, each in its format. */
final class ShotFormatsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/shot-formats.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Width WIDTH = new Width(2, 3, 1);

  @ParameterizedTest
  @EnumSource(ShotFormat.class)
  void thePageShowsTheSameShotsInEachFormat(ShotFormat format) throws IOException {
    boolean[][] shots = shots(format == ShotFormat.PTB64 ? 64 : 3);
    byte[] shown = bytes(format, block(format));
    assertThat(Shots.written(shots, format, WIDTH, 64)).isEqualTo(shown);
    assertThat(Shots.read(shown, format, WIDTH, 64)).isDeepEqualTo(shots);
  }

  /** Those of the block in digits, and zeros behind them. */
  private static boolean[][] shots(int count) throws IOException {
    boolean[][] shots = new boolean[count][WIDTH.bits()];
    String[] lines = block(ShotFormat.O1).split("\n");
    assertThat(lines).hasSize(3);
    for (int s = 0; s < lines.length; s++) {
      for (int k = 0; k < WIDTH.bits(); k++) {
        shots[s][k] = lines[s].charAt(k) == '1';
      }
    }
    return shots;
  }

  private static byte[] bytes(ShotFormat format, String block) {
    return format.isText()
        ? block.getBytes(StandardCharsets.US_ASCII)
        : HexFormat.of().parseHex(block.replaceAll("\\s", ""));
  }

  private static String block(ShotFormat format) throws IOException {
    return blocks().getOrDefault(format.word(), "");
  }

  private static Map<String, String> blocks() throws IOException {
    Map<String, String> blocks = new TreeMap<>();
    Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      blocks.put(matcher.group(1), matcher.group(2));
    }
    assertThat(blocks.keySet()).containsAll(ShotFormat.words());
    return blocks;
  }
}
