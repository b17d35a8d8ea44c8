package bellhop.circuit.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what the page says, and comes back. */
final class ShotFormatsTest {
  private static final Width[] WIDTHS = {
    new Width(1, 0, 0),
    new Width(0, 7, 1),
    new Width(3, 5, 1),
    new Width(63, 0, 0),
    new Width(0, 64, 0),
    new Width(0, 60, 5),
    new Width(10, 100, 70),
    new Width(0, 254, 0),
    new Width(0, 255, 0),
    new Width(0, 256, 0),
    new Width(0, 510, 1),
    new Width(0, 1300, 2),
  };

  @ParameterizedTest
  @EnumSource(ShotFormat.class)
  void writesAsTheSlowTwinAndReadsItBack(ShotFormat format) throws IOException {
    RandomStream random = new Seed(20263).stream(format.word());
    for (Width width : WIDTHS) {
      for (double ones : new double[] {0, 0.004, 0.5, 1}) {
        int shots = 64 * random.nextInt(6) + (format == ShotFormat.PTB64 ? 0 : random.nextInt(64));
        boolean[][] drawn = Shots.random(random, shots, width.bits(), ones);
        byte[] expected = PlainFormats.write(drawn, format, width);
        assertThat(Shots.written(drawn, format, width, 128)).isEqualTo(expected);
        assertThat(Shots.read(expected, format, width, 192)).isDeepEqualTo(drawn);
        assertThat(Shots.read(Shots.dripping(expected), format, width, 64)).isDeepEqualTo(drawn);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ShotFormat.class)
  void longShotsCrossTheBuffers(ShotFormat format) throws IOException {
    RandomStream random = new Seed(20264).stream(format.word());
    Width width = new Width(0, 300_001, 3);
    boolean[][] drawn = Shots.random(random, 64, width.bits(), 0.01);
    byte[] expected = PlainFormats.write(drawn, format, width);
    assertThat(Shots.written(drawn, format, width, 64)).isEqualTo(expected);
    assertThat(Shots.read(expected, format, width, 64)).isDeepEqualTo(drawn);
  }

  @ParameterizedTest
  @EnumSource(
      value = ShotFormat.class,
      names = {"O1", "R8", "HITS", "DETS"})
  void shotsWithoutBitsAreCounted(ShotFormat format) throws IOException {
    Width none = new Width(0, 0, 0);
    byte[] bytes = Shots.written(new boolean[70][0], format, none, 64);
    assertThat(bytes).isEqualTo(PlainFormats.write(new boolean[70][0], format, none));
    assertThat(Shots.read(bytes, format, none, 64)).hasDimensions(70, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = ShotFormat.class,
      names = {"B8", "PTB64"})
  void shotsWithoutBitsHaveNoBytes(ShotFormat format) throws IOException {
    Width none = new Width(0, 0, 0);
    assertThat(Shots.written(new boolean[64][0], format, none, 64)).isEmpty();
    assertThatThrownBy(() -> Shots.read(new byte[0], format, none, 64))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "results: shots without bits as "
                + format.word()
                + "; they have no bytes, so nobody knows how many there are. "
                + "Maybe 01 or r8 would do.");
  }

  @ParameterizedTest
  @EnumSource(ShotFormat.class)
  void nothingIsNoShots(ShotFormat format) throws IOException {
    Width width = new Width(0, 9, 1);
    assertThat(Shots.written(new boolean[0][10], format, width, 64)).isEmpty();
    assertThat(Shots.read(new byte[0], format, width, 64)).isEmpty();
  }

  @Test
  void rowsOfTheTableBehindTheShotsReadBecomeZero() throws IOException {
    ShotReader reader = reader("11\n10\n01\n", ShotFormat.O1, Width.ofMeasurements(2));
    ShotTable table = new ShotTable(2, 256);
    Shots.fill(table);
    assertThat(reader.read(table, 2)).isEqualTo(2);
    assertThat(table.row(0)).containsExactly(0b11, 0, 0, 0);
    assertThat(table.row(1)).containsExactly(0b01, 0, 0, 0);
    assertThat(reader.read(table, 200)).isEqualTo(1);
    assertThat(table.row(0)).containsOnly(0);
    assertThat(table.row(1)).containsExactly(1, 0, 0, 0);
    assertThat(reader.read(table)).isZero();
    assertThat(table.row(1)).containsOnly(0);
    assertThat(reader.shotCount()).isEqualTo(3);
  }

  @Test
  void linesMayEndAsOnWindowsAndListsMayBeUnsorted() throws IOException {
    Width width = new Width(0, 4, 1);
    boolean[][] expected = {{true, false, true, false, true}};
    assertThat(Shots.read(ascii("10101\r\n"), ShotFormat.O1, width, 64)).isDeepEqualTo(expected);
    assertThat(Shots.read(ascii("4,0,2\r\n"), ShotFormat.HITS, width, 64)).isDeepEqualTo(expected);
    assertThat(Shots.read(ascii("\n shot\tL0  D2 D0 \r\n\n"), ShotFormat.DETS, width, 64))
        .isDeepEqualTo(expected);
  }

  /** Widths are measurements, detectors, observables; {@code /} stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "O1   | 3 0 0 | 010/01/    | results:2:3: found the end of the line behind 2 digits; a line has 3 digits 0 or 1",
        "O1   | 3 0 0 | 010/0101/  | results:2:4: found \"1\" behind 3 digits; a line has a digit for each of the 3 bits",
        "O1   | 3 0 0 | 010        | results:1:4: found the end of the file behind 3 digits",
        "O1   | 3 0 0 | 01         | results:1:3: found the end of the file behind 2 digits",
        "O1   | 3 0 0 | 0 1/       | results:1:2: found a byte 0x20 behind 1 digits",
        "O1   | 9 0 0 | 00000002/  | results:1:8: found \"2\" behind 7 digits",
        "O1   | 0 0 0 | //0/       | results:3:1: found \"0\" behind 0 digits",
        "HITS | 3 0 0 | 0,2/1,3/   | results:2:3: number 3; a shot has 3 bits, numbered from 0",
        "HITS | 3 0 0 | 99999999999999999999/ | results:1:1: number 2147483647 or more;",
        "HITS | 3 0 0 | 1,1/       | results:1:3: number 1 stands in this line already; each one is listed once",
        "HITS | 3 0 0 | 1,/        | results:1:3: found the end of the line; the number of a bit belongs here",
        "HITS | 3 0 0 | ,1/        | results:1:1: found \",\"; the number of a bit belongs here",
        "HITS | 3 0 0 | 1, 2/      | results:1:3: found a byte 0x20",
        "HITS | 3 0 0 | 1 2/       | results:1:2: found a byte 0x20; a comma and the next number",
        "HITS | 3 0 0 | 0/1,2      | results:2:4: found the end of the file; a comma and the next number, or the end of the line belongs here. Maybe the file was cut off.",
        "HITS | 3 0 0 | -1/        | results:1:1: found \"-\"",
        "HITS | 0 0 0 | 0/         | results:1:1: number 0; a shot has 0 bits",
        "DETS | 0 3 1 | shot D3/   | results:1:7: number 3; a shot has 3 detectors, numbered from 0",
        "DETS | 0 3 1 | shot L1/   | results:1:7: number 1; a shot has 1 observables",
        "DETS | 0 3 1 | shot M0/   | results:1:6: found \"M\"; these shots have no measurements",
        "DETS | 0 3 1 | shot D1 L0 D1/ | results:1:13: D1 stands in this line already",
        "DETS | 0 3 1 | shot/D1/   | results:2:1: found \"D\"; each line begins with the word shot",
        "DETS | 0 3 1 | shotD1/    | results:1:5: found \"D\"; a blank and the next bit",
        "DETS | 0 3 1 | shot D1L0/ | results:1:8: found \"L\"; a blank and the next bit",
        "DETS | 0 3 1 | shot D/    | results:1:7: found the end of the line; the number of a bit belongs here",
        "DETS | 0 3 1 | shot 1/    | results:1:6: found \"1\"; M, D or L belongs before the number of a bit",
        "DETS | 0 3 1 | shot D1    | results:1:8: found the end of the file; a blank and the next bit, or the end of the line belongs here. Maybe the file was cut off.",
        "DETS | 0 3 1 | sho        | results:1:4: found the end of the file; each line begins with the word shot",
      })
  void brokenTextIsRefusedWithItsPlace(
      ShotFormat format, String width, String text, String message) {
    refused(ascii(text.replace('/', '\n')), format, width(width), message);
  }

  @Test
  void bytesThatAreNoTextAreSaidToBeOfAnotherFormat() {
    refused(
        new byte[] {0, 5},
        ShotFormat.O1,
        width("3 0 0"),
        "results:1:1: found a byte 0x00 behind 0 digits; a line has 3 digits 0 or 1. Maybe the shots"
            + " are in another format, such as b8.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "B8    | 10 0 0 | ff03 05       | results: shot 1, byte 2: the file ends in the middle of a shot; a shot of 10 bits has 2 bytes",
        "B8    | 10 0 0 | ff03 0504     | results: shot 1, byte 4: a bit is set behind the last of the shot",
        "B8    | 64 0 0 | 00000000      | results: shot 0, byte 0: the file ends in the middle of a shot",
        "R8    | 3 0 0  | 03 0001       | results: shot 1, byte 3: the file ends in the middle of a shot",
        "R8    | 3 0 0  | 03 04         | results: shot 1, byte 2: a run leads to bit 4; a shot has 3 bits, and its last run ends there",
        "R8    | 3 0 0  | 00 03         | results: shot 0, byte 2: a run leads to bit 4",
        "R8    | 300 0 0| ff 2e         | results: shot 0, byte 2: a run leads to bit 301",
        "R8    | 255 0 0| ff            | results: shot 0, byte 1: the file ends in the middle of a shot",
        "R8    | 0 0 0  | 00 01         | results: shot 1, byte 2: a run leads to bit 1",
        "PTB64 | 2 0 0  | 0000000000000000 00000000 | results: shot 0, byte 8: the file ends in the word of bit 1; a group of 64 shots has 8 bytes for each of 2 bits",
      })
  void brokenBytesAreRefusedWithTheirShot(
      ShotFormat format, String width, String hex, String message) {
    refused(HexFormat.of().parseHex(hex.replace(" ", "")), format, width(width), message);
  }

  @Test
  void ptb64HoldsWholeGroupsOnly() {
    ShotTable table = new ShotTable(3, 128);
    ShotWriter writer =
        new ShotWriter(new ByteArrayOutputStream(), ShotFormat.PTB64, Width.ofMeasurements(3));
    assertThatThrownBy(() -> writer.write(table, 100))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("100 shots as ptb64; it holds them in groups of 64")
        .hasMessageContaining("take 128 shots");
    assertThatThrownBy(() -> ShotFormat.PTB64.checkShots(Long.MAX_VALUE, Location.of("--shots")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("take 9223372036854775744 shots");
    ShotFormat.PTB64.checkShots(1L << 40, Location.of("--shots"));
    ShotFormat.B8.checkShots(100, Location.of("--shots"));
  }

  @Test
  void ptb64IsReadInWholeGroups() throws IOException {
    ShotReader reader = reader("x".repeat(16), ShotFormat.PTB64, Width.ofMeasurements(1));
    ShotTable table = new ShotTable(1, 100);
    assertThat(reader.read(table)).isEqualTo(64);
    assertThat(reader.read(table, 64)).isEqualTo(64);
    assertThat(reader.read(table)).isZero();
    assertThatThrownBy(() -> reader.read(table, 63)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void formatsAreFoundByTheirWord() {
    assertThat(ShotFormat.find("01")).contains(ShotFormat.O1);
    assertThat(ShotFormat.find("O1")).isEmpty();
    assertThat(ShotFormat.words()).containsExactly("01", "b8", "r8", "hits", "dets", "ptb64");
  }

  @Test
  void widthsThatNoMemoryHoldsAreRefused() {
    Location place = Location.of("circuit.stim");
    assertThat(Width.of(place, 1, 2, 3)).isEqualTo(new Width(1, 2, 3));
    assertThatThrownBy(() -> Width.of(place, 1_000_000_000_000_000_000L, 5, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("circuit.stim: one shot has 1000000000000000005 bits");
    assertThatThrownBy(() -> Width.of(place, Long.MAX_VALUE, Long.MAX_VALUE, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2^63 or more bits");
  }

  private static void refused(byte[] bytes, ShotFormat format, Width width, String message) {
    assertThatThrownBy(() -> Shots.read(bytes, format, width, 64))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> Shots.read(Shots.dripping(bytes), format, width, 64))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  private static ShotReader reader(String text, ShotFormat format, Width width) {
    return new ShotReader(new ByteArrayInputStream(ascii(text)), "results", format, width);
  }

  private static Width width(String text) {
    String[] counts = text.split(" ");
    return new Width(
        Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2]));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
