package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Program;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The course against what the program per QPU and the report say. */
class CourseTest {
  private record Case(String name, Program program, Network network) {}

  private static List<Case> cases() {
    return List.of(
        new Case("ghz", Circuits.ghz(6), Networks.complete(3, 2, 1)),
        new Case("qft", Circuits.qft(12), Networks.complete(3, 4, 2)),
        new Case("qft, no limit", Circuits.qft(12), Networks.complete(4, 3, 12)),
        new Case("volume", Circuits.volume(10, 1), Networks.complete(3, 4, 2)),
        new Case("one QPU", Circuits.qft(4), Networks.complete(2, 4, 2)));
  }

  @Test
  void hasEveryGateOnce() {
    for (Case its : cases()) {
      Course course = compile(its).course();
      List<Integer> numbers = course.gates().stream().map(Course.Gate::number).sorted().toList();
      assertThat(new TreeSet<>(numbers)).as(its.name()).hasSameSizeAs(course.gates());
      assertThat(numbers.getLast()).isEqualTo(course.gates().size() - 1);
    }
  }

  @Test
  void pairsAreThoseOfTheProgramsById() {
    for (Case its : cases()) {
      Compiled compiled = compile(its);
      assertThat(compiled.course().pairs().stream().map(Course.Pair::link))
          .as(its.name())
          .containsExactlyElementsOf(
              compiled.distributed().pairs().stream().map(pair -> pair.link()).toList());
    }
  }

  @Test
  void gatesRunWhereBothOfTheirQubitsAreAtHomeOrHaveACopy() {
    for (Case its : cases()) {
      Compiled compiled = compile(its);
      Course course = compiled.course();
      List<Integer> homes = new ArrayList<>(compiled.distributed().assignment());
      int moved = 0;
      for (int at = 0; at < course.gates().size(); at++) {
        for (; moved < course.moves().size() && course.moves().get(moved).at() == at; moved++) {
          Course.Move move = course.moves().get(moved);
          assertThat(homes.set(move.qubit(), move.to())).isEqualTo(move.from());
        }
        Course.Gate gate = course.gates().get(at);
        requirePresent(course, gate, at, gate.qubitA(), gate.copyA(), homes);
        requirePresent(course, gate, at, gate.qubitB(), gate.copyB(), homes);
      }
    }
  }

  private static void requirePresent(
      Course course, Course.Gate gate, int at, int qubit, int copy, List<Integer> homes) {
    if (copy == Course.NONE) {
      assertThat(homes.get(qubit)).isEqualTo(gate.qpu());
      return;
    }
    Course.Copy served = course.copies().get(copy);
    assertThat(served.qpu()).isEqualTo(gate.qpu());
    assertThat(course.packets().get(served.packet()).root()).isEqualTo(qubit);
    assertThat(served.from()).isLessThanOrEqualTo(at);
    assertThat(served.until()).isGreaterThan(at);
  }

  @Test
  void theLongestChainAddsUpToThePlanForPairsJustInTimeDelayNothing() {
    for (Case its : cases()) {
      Compiled compiled = compile(its);
      TimePlan plan = TimePlan.of(compiled.distributed(), its.network());
      assertThat(plan.longestChain().values().stream().mapToLong(Long::longValue).sum())
          .as(its.name())
          .isEqualTo(plan.makespanPs());
    }
  }

  @Test
  void chanceMakesProgramsLongerThanTheirPlanUnlessAllIsOneChain() {
    for (Case its : cases()) {
      Compiled compiled = compile(its);
      long planPs = TimePlan.of(compiled.distributed(), its.network()).makespanPs();
      boolean hasChance = compiled.report().ebits() > 0;
      assertThat(compiled.report().makespanSamples()).isEqualTo(hasChance ? 64 : 1);
      double ratio = (double) compiled.report().makespanPs() / planPs;
      switch (its.name()) {
        case "one QPU" -> assertThat(ratio).isEqualTo(1);
        case "ghz" -> assertThat(ratio).isCloseTo(1, within(0.02)); // a chain, within its sigma
        default -> assertThat(ratio).as(its.name()).isBetween(1.02, 2.0);
      }
    }
  }

  private static Compiled compile(Case its) {
    return Compiler.compile(its.program(), its.network(), CompileOptions.DEFAULT);
  }
}
