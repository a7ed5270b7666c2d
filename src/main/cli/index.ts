// The command line: the same app without a window. It reads the command, runs it, prints, and says by its exit code how it went.
import { runCommandLine } from './command-line.ts'

process.exitCode = await runCommandLine(process.argv.slice(2))
