//! A job in a process of its own, as it is seen from this side.

use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::channel;
use std::thread::{self, Builder};

use super::service::{ARGUMENT, Answer, Request};
use super::{Failure, Job, Limits};

/// Bytes of the longest answer: the text of the longest article, with its spans.
const LONGEST: u64 = 96 << 20;

/// Lets `program` do the job. Fails if it cannot be started at all. It is gone when this returns.
pub(super) fn run<J: Job>(
    program: &Path,
    job: &J,
    bytes: &[u8],
    limits: &Limits,
) -> io::Result<Result<J::Yield, Failure>> {
    let mut head = serde_json::to_vec(&Request { job, bytes: bytes.len() })?;
    head.push(b'\n');
    let (mut parser, mut input, output) = Parser::start(program, J::NAME)?;
    let answer = thread::scope(|scope| {
        let (sender, answer) = channel();
        let scoped = || Builder::new().name("parser".into());
        let spawned = scoped()
            .spawn_scoped(scope, move || {
                let mut answer = Vec::new();
                let read = output.take(LONGEST + 1).read_to_end(&mut answer);
                let _ = sender.send(read.map(|_| answer));
            })
            .and_then(|_| {
                scoped().spawn_scoped(scope, || {
                    // One that ends before it has read all gives no answer either.
                    let _ = input.write_all(&head).and_then(|()| input.write_all(bytes));
                })
            });
        let answer = spawned.map(|_| answer.recv_timeout(limits.patience));
        if !matches!(answer, Ok(Ok(_))) {
            // What the threads wait for ends with it.
            parser.kill();
        }
        answer
    })?;
    Ok(match answer {
        Err(_) => {
            Err(Failure::TookTooLong { parses: J::PARSES, seconds: limits.patience.as_secs() })
        }
        Ok(answer) => {
            let answer = answer.unwrap_or_default();
            if answer.len() as u64 > LONGEST {
                return Ok(Err(Failure::TooLong));
            }
            match serde_json::from_slice(&answer) {
                Ok(Answer::Done(done)) if J::is_sound(&done) => Ok(done),
                Ok(Answer::Panicked(said)) => Err(Failure::panicked::<J>(&said)),
                Ok(Answer::Done(_)) | Err(_) => Err(why::<J>(parser.status()?, limits)),
            }
        }
    })
}

/// Why a process has ended without an answer.
fn why<J: Job>(status: ExitStatus, limits: &Limits) -> Failure {
    let parses = J::PARSES;
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt as _;
        match status.signal() {
            Some(it) if it == Signal::XCPU.as_raw() => {
                return Failure::TookTooLong { parses, seconds: limits.work };
            }
            // Without memory or stack it aborts itself, if the system does not kill it.
            Some(it) if it == Signal::ABORT.as_raw() || it == Signal::KILL.as_raw() => {
                return Failure::TookTooMuch { parses, megabytes: limits.memory >> 20 };
            }
            _ => {}
        }
    }
    #[cfg(not(unix))]
    let _ = limits;
    Failure::BrokeDown { parses, said: status.to_string() }
}

/// The process. It is killed with all that it has started, and nothing is left of it, when this is dropped.
struct Parser(Child);

impl Parser {
    fn start(program: &Path, job: &str) -> io::Result<(Self, ChildStdin, ChildStdout)> {
        let mut command = Command::new(program);
        command.args([ARGUMENT, job]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // A group of its own, which can be killed as a whole.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut parser = Self(command.spawn()?);
        let pipes = parser.0.stdin.take().zip(parser.0.stdout.take());
        let (input, output) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        Ok((parser, input, output))
    }

    /// How a process has ended whose output is closed.
    fn status(&mut self) -> io::Result<ExitStatus> {
        // It is at its end, so that this no longer changes how it ends; but what it has started goes too.
        self.kill();
        self.0.wait()
    }

    fn kill(&mut self) {
        #[cfg(unix)]
        {
            use rustix::process::{Pid, Signal, kill_process_group};
            let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        }
        let _ = self.0.kill();
    }
}

impl Drop for Parser {
    fn drop(&mut self) {
        // Once it was waited for, its number may belong to another.
        if let Ok(None) = self.0.try_wait() {
            self.kill();
            let _ = self.0.wait();
        }
    }
}
