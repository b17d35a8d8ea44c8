package bellhop.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MakespanTest {
  private static final Makespan PLAN = Makespan.ofMeans(7);

  private static Makespan sampled(Distributed program, Network network) {
    return Makespan.sampled(program, network, PLAN, new Seed(1), Makespan.FOR_ANSWER);
  }

  /** Links without chance take their mean time, which the forecast knows. */
  @Test
  void withoutChanceOneSampleIsTheForecast() {
    for (boolean sharesAnalyser : new boolean[] {false, true}) {
      Network network = ForecastTest.network(sharesAnalyser);
      Distributed program = ForecastTest.program(network);
      long forecastPs = Forecast.of(program, network).makespanPs();
      assertThat(sampled(program, network)).isEqualTo(new Makespan(forecastPs, 1));
    }
  }

  @Test
  void programsWithTooManyStepsKeepTheirMeanTimes() {
    Network network = ForecastTest.network(false);
    assertThat(sampled(gates(network, 500_000), network).samples()).isEqualTo(1);
    assertThat(sampled(gates(network, 500_001), network)).isSameAs(PLAN);
  }

  private static Distributed gates(Network network, int count) {
    Instruction gate = new Instruction.GateOn(GateCall.of(Gate.X, 0), Instruction.NO_GUARD);
    LocalProgram busy =
        new LocalProgram("a", 1, List.of(), List.of(), List.of(), Collections.nCopies(count, gate));
    LocalProgram idle = new LocalProgram("b", 1, List.of(), List.of(), List.of(), List.of());
    return ForecastTest.distributed(network, List.of(busy, idle));
  }

  @Test
  void refusesTimesBelowZero() {
    assertThatThrownBy(() -> new Makespan(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
