package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.proof.Cases;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Script;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Place;
import bellhop.distributed.Reader;
import bellhop.distributed.Text;
import bellhop.distributed.Validity;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compiled programs, changed at random places. The proof, which sees nothing but texts and source,
 * must agree about each with runs on state vectors that share no code with it.
 */
class MutationTest {
  private static final int PLACES = 1000;
  private static final int PLACES_OF_LOOPS = 320;

  /** Outcomes that a change needs to show may be rare. */
  private static final int MOST_RUNS = 32;

  /** Loops that do not turn show nothing of their bodies. */
  private static final int MOST_RUNS_OF_LOOPS = 200;

  private static final int RUNS = 4;

  /**
   * What is changed.
   *
   * @param measured the source, with all qubits measured at last if it measures none
   * @param rewritten in the gates that were compiled, if they are others
   */
  private record Subject(
      Program source,
      Program measured,
      Optional<Program> rewritten,
      Network network,
      Distributed distributed) {
    static Subject of(Program source, Network network) {
      CompileOptions quick = CompileOptions.DEFAULT.withEffort(Effort.FAST);
      Compiled compiled = Compiler.compile(source, network, quick);
      return new Subject(
          source, compiled.program(), compiled.rewritten(), network, compiled.distributed());
    }

    static Subject of(Program source, Script script, Place... places) {
      return new Subject(source, source, Optional.empty(), script.network(), script.build(places));
    }
  }

  /** What became of the mutants of one operator. */
  private static final class Count {
    int refused;
    int caught;
    int equal;
    int equalByRuns;
    int undecided;
    final List<String> wrong = new ArrayList<>();

    @Override
    public String toString() {
      return "refused by a rule "
          + refused
          + ", harmful and caught "
          + caught
          + ", harmless and equal "
          + equal
          + ", by runs alone "
          + equalByRuns
          + ", undecided "
          + undecided
          + (wrong.isEmpty() ? "" : ", WRONG " + wrong);
    }
  }

  @Test
  void theProofTellsHarmfulChangesFromHarmlessOnes() {
    judge(subjects(), PLACES);
  }

  @Test
  void theProofTellsHarmfulChangesOfLoopsFromHarmlessOnes() {
    judge(loops(), PLACES_OF_LOOPS);
  }

  @Test
  void theProofTellsHarmfulChangesAmongLocalSwapsFromHarmlessOnes() {
    judge(routed(), PLACES_OF_LOOPS);
  }

  private static void judge(List<Subject> subjects, int enough) {
    Map<Mutation, Count> counts = new EnumMap<>(Mutation.class);
    List<Mutation> mutations = List.of(Mutation.values());
    int places = 0;
    for (int i = 0; places < enough; i++) {
      Mutation mutation = mutations.get(i % mutations.size());
      Subject subject = subjects.get(i / mutations.size() % subjects.size());
      RandomStream random = new Seed(1).stream("mutation", i);
      Mutant mutant = new Mutant(subject.distributed(), subject.network());
      if (mutation.apply(mutant, random)) {
        places++;
        judge(subject, mutant, counts.computeIfAbsent(mutation, _ -> new Count()), i);
      }
    }
    assertThat(counts.values()).as(words(counts)).allMatch(count -> count.wrong.isEmpty());
    assertThat(counts.keySet()).as(words(counts)).hasSameSizeAs(mutations);
    assertThat(counts.values())
        .as(words(counts))
        .allMatch(count -> count.refused + count.caught + count.equal + count.equalByRuns > 0);
  }

  private static String words(Map<Mutation, Count> counts) {
    StringBuilder words = new StringBuilder();
    counts.forEach((mutation, count) -> words.append(mutation + ": " + count + "\n"));
    return words.toString();
  }

  private static void judge(Subject subject, Mutant mutant, Count count, int place) {
    Network network = subject.network();
    Distributed changed = mutant.build();
    List<Text> texts = Emitter.emit(changed, network);
    Verdict byPackets = verdict(subject, texts, ProofLimits.PACKET_ONLY);
    if (isRefused(texts, network)) {
      count.refused++;
      if (byPackets.answer() != Verdict.Answer.DIFFERENT) {
        count.wrong.add(place + " invalid: " + byPackets);
      }
      return;
    }
    Verdict byRuns = verdict(subject, texts, ProofLimits.AUTO);
    boolean isHarmful = isHarmful(subject.measured(), changed, byPackets.isEqual());
    if (isHarmful) {
      count.caught++;
      if (byPackets.isEqual() || byRuns.isEqual()) {
        count.wrong.add(place + " harmful: " + byPackets.reason() + " | " + byRuns.reason());
      }
    } else if (byPackets.isEqual() && byRuns.isEqual()) {
      count.equal++;
    } else if (byRuns.isEqual()) {
      count.equalByRuns++;
    } else if (byRuns.answer() == Verdict.Answer.UNDECIDED) {
      count.undecided++;
    } else {
      count.wrong.add(place + " harmless: " + byPackets.reason() + " | " + byRuns.reason());
    }
  }

  private static Verdict verdict(Subject subject, List<Text> texts, ProofLimits limits) {
    return Proof.verify(
        subject.source(), subject.rewritten(), texts, subject.network(), limits, () -> false);
  }

  private static boolean isRefused(List<Text> texts, Network network) {
    try {
      return !Validity.check(Reader.read(texts, network), network).isEmpty();
    } catch (InputException unreadable) {
      return true;
    }
  }

  private static boolean isHarmful(Program source, Distributed changed, boolean isSaidEqual) {
    int most = changed.loops().isEmpty() ? MOST_RUNS : MOST_RUNS_OF_LOOPS;
    for (int seed = 0; seed < (isSaidEqual ? RUNS : most); seed++) {
      boolean agrees =
          changed.loops().isEmpty()
              ? Referee.agrees(source, changed, seed)
              : LoopReferee.show(source, changed, seed).map(LoopReferee.Shown::agrees).orElse(true);
      if (!agrees) {
        return true;
      }
    }
    return false;
  }

  private static List<Subject> loops() {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(Subject.of(Circuits.repeatUntilSuccess(), Networks.complete(2, 2, 1)));
    subjects.add(Subject.of(Circuits.loopInLoop(), Networks.complete(2, 2, 2)));
    subjects.add(Subject.of(Circuits.loopInBranch(), Networks.line(3, 2, 2)));
    return subjects;
  }

  private static List<Subject> routed() {
    Network pair = Networks.coupled(Networks.complete(2, 3, 1), LocalRoutingTest::line);
    Network relay = Networks.coupled(Networks.line(3, 2, 2), LocalRoutingTest::linksAtBothEnds);
    List<Subject> subjects = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      subjects.add(Subject.of(Circuits.random(5, 14, seed), pair));
      subjects.add(Subject.of(Circuits.dynamic(5, 14, seed), pair));
      subjects.add(Subject.of(Circuits.dynamic(4, 12, seed), relay));
    }
    subjects.add(Subject.of(Circuits.qft(6), pair));
    subjects.add(Subject.of(Circuits.volume(4, 1), pair));
    subjects.add(Subject.of(Circuits.bernsteinVazirani(6), pair));
    return subjects;
  }

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      subjects.add(Subject.of(Circuits.random(4, 12, seed), Networks.complete(2, 2, 1)));
      subjects.add(Subject.of(Circuits.random(3, 12, seed), Networks.line(3, 1, 2)));
      subjects.add(Subject.of(Circuits.dynamic(4, 14, seed), Networks.complete(2, 2, 1)));
      subjects.add(Subject.of(Circuits.dynamic(5, 14, seed), Networks.complete(3, 2, 1)));
      subjects.add(Subject.of(Circuits.volume(4, seed), Networks.complete(2, 3, 2)));
    }
    subjects.add(Subject.of(Circuits.qft(6), Networks.complete(3, 2, 1)));
    subjects.add(Subject.of(Circuits.ising(3), Networks.line(3, 1, 2)));
    subjects.add(Subject.of(Circuits.adder(6), Networks.complete(2, 4, 1)));
    Place[] homes = Cases.homesOfPromoted();
    subjects.add(Subject.of(Cases.packet(), Cases.packetOfThree(), Cases.A, Cases.B));
    subjects.add(Subject.of(Cases.iswap(), Cases.thereAndBack(), Cases.A, Cases.B));
    subjects.add(Subject.of(Cases.promoted(), Cases.promotion(), homes));
    subjects.add(Subject.of(Cases.promoted(), Cases.keptCopy(), homes));
    subjects.add(Subject.of(Cases.farCx(), Cases.relay(), Cases.A, Cases.B, Cases.C));
    subjects.add(Subject.of(Cases.fan(), Cases.fanOut(), Cases.A, Cases.B, Cases.C));
    subjects.add(Subject.of(Cases.axes(), Cases.alongAxes(), Cases.A, Cases.B));
    subjects.add(Subject.of(Cases.feedback(), Cases.withFeedback(), Cases.A, Cases.B));
    return subjects;
  }
}
