package bellhop.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.distributed.Cell;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUses;
import bellhop.distributed.QnuRange;
import bellhop.network.Analyser;
import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Gates of 10 ns and 70 ns, readout of 200 ns, 300 ns more until an outcome is known, reset of 400
 * ns. The link hears of a request after 150 ns; its pairs come at the first attempt: emission after
 * 50 ns, known 300 ns later, the sign 150 ns after that, so 500 ns in all.
 */
class ForecastTest {
  @Test
  void pairsComeSideBySideAndRequestsReset() {
    Forecast forecast = Forecast.of(program(network(false)), network(false));
    // Both first pairs: 150 + 500; end B turns its halves by a pulse of 10 ns.
    assertThat(measuredAt(forecast, 0)).containsExactly(650_000, 650_000, 2_650_000);
    // One channel may attempt again after 2 µs, at 2150.
    // The third request starts when B's readout ends at 860, resets until 1260, is heard at 1410.
    assertThat(measuredAt(forecast, 6)).containsExactly(660_000, 660_000, 2_660_000);
    assertThat(forecast.makespanPs()).isEqualTo(2_660_000 + 200_000 + 300_000);
    assertThat(firstUsePs(forecast, 2)).isEqualTo(2_650_000);
  }

  @Test
  void aSharedAnalyserMakesThemOneAfterAnother() {
    Forecast forecast = Forecast.of(program(network(true)), network(true));
    assertThat(measuredAt(forecast, 0)).containsExactly(650_000, 2_650_000, 4_650_000);
  }

  private static long[] measuredAt(Forecast forecast, int first) {
    return new long[] {
      forecast.startPs(first + 2), forecast.startPs(first + 3), forecast.startPs(first + 5)
    };
  }

  static Distributed program(Network network) {
    return distributed(network, List.of(local("a", 0), local("b", 1)));
  }

  static Distributed distributed(Network network, List<LocalProgram> programs) {
    return new Distributed(
        "three",
        programs,
        PairUses.of(programs, network),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Two pairs at once, then a third where the first was. */
  private static LocalProgram local(String name, int qnu) {
    List<Instruction> steps =
        List.of(
            new RequestPair(0, 1, 0, 0),
            new RequestPair(1, 2, 0, 0),
            new Measure(1, 0, Instruction.NO_GUARD, Instruction.NO_TURN),
            new Measure(2, 1, Instruction.NO_GUARD, Instruction.NO_TURN),
            new RequestPair(2, 1, 0, 0),
            new Measure(1, 2, Instruction.NO_GUARD, Instruction.NO_TURN));
    List<Cell> cells = List.of(Cell.bit("x"), Cell.bit("y"), Cell.bit("z"));
    return new LocalProgram(name, 1, List.of(new QnuRange(qnu, 1, 2)), List.of(), cells, steps);
  }

  static Network network(boolean sharesAnalyser) {
    Device device =
        new Device(
            Span.nanos(10),
            0,
            Span.nanos(70),
            0,
            Span.nanos(200),
            0,
            0,
            Span.nanos(300),
            Span.nanos(400),
            Memory.PERFECT);
    LinkModel model =
        new LinkModel(
            1,
            Span.micros(2),
            Span.nanos(50),
            XState.bell(BellState.PSI_PLUS),
            BellState.PSI_PLUS,
            Span.nanos(300),
            Span.nanos(100),
            true,
            sharesAnalyser ? 1 : 2);
    OptionalInt analyser = sharesAnalyser ? OptionalInt.of(0) : OptionalInt.empty();
    return new Network(
        "two",
        List.of(new Qpu("a", 1, device), new Qpu("b", 1, device)),
        List.of(
            new Qnu("a/0", 0, 2, 0, Memory.PERFECT, Span.ZERO, 0),
            new Qnu("b/0", 1, 2, 0, Memory.PERFECT, Span.ZERO, 0)),
        sharesAnalyser ? List.of(new Analyser("hub", 1, Span.micros(1))) : List.of(),
        List.of(
            new Link(
                "link",
                0,
                1,
                "single-click",
                analyser,
                model,
                Span.ZERO,
                Span.nanos(150),
                0,
                0,
                0)),
        List.of());
  }

  private static long firstUsePs(Forecast forecast, int pair) {
    return forecast.halves().ofPair(pair).stream()
        .mapToLong(half -> forecast.startPs(half.user()))
        .min()
        .orElseThrow();
  }
}
