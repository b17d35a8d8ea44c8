package bellhop.experiment;

import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one compilation is told; as in {@link RunInputs}.
 *
 * @param threads never change the answer
 */
public record CompileInputs(
    Path program,
    String network,
    Optional<Path> place,
    Effort effort,
    Objective objective,
    Verification verification,
    long seed,
    int threads) {}
