//! Whom the program trusts, against servers with certificates that were made for the test. Only where
//! the environment can name the authorities; elsewhere the system alone is asked.

use std::sync::Arc;

use assert_cmd::Command;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivateKeyDer;

use crate::server::{Answer, Server};
use crate::{World, page};

/// A certificate authority that no machine knows.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    /// A server with a certificate for `host`, which is valid in these years.
    fn vouches_for(&self, host: &str, years: std::ops::Range<i32>) -> Server {
        let mut params = CertificateParams::new([host.to_owned()]).expect("a name of a host");
        params.not_before = date_time_ymd(years.start, 1, 1);
        params.not_after = date_time_ymd(years.end, 1, 1);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).expect("a key"),
            )
            .expect("a key that fits");
        Server::secure(config, |_| Answer::page(page("The crane", "")))
    }
}

/// The program in a world where this file names all authorities that there are.
fn trusting(world: &World, file: &str, arguments: &[&str]) -> Command {
    let mut command = world.parallax(arguments);
    command.env("SSL_CERT_FILE", file).env_remove("SSL_CERT_DIR");
    command
}

/// What is said of the page of `server`, which cannot be had.
fn refusal(world: &World, file: &str, server: &Server) -> String {
    let address = server.url("/");
    let output = trusting(world, file, &["report", &address]).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    let reason = said.lines().next().and_then(|it| it.strip_prefix("parallax: "));
    let reason = reason.and_then(|it| it.strip_prefix(&format!("{address}: ")));
    reason.unwrap_or_else(|| panic!("{said}")).to_owned()
}

#[test]
fn an_authority_of_the_environment_is_trusted() {
    let world = World::new();
    let authority = Authority::new("Tollen");
    let file = world.write("authority.pem", authority.0.pem());
    let server = authority.vouches_for("127.0.0.1", 2000..4000);
    let mut report = trusting(&world, &file, &["report", &server.url("/")]);
    let output = report.output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("The crane"), "{output:?}");
}

#[test]
fn who_vouches_for_a_server_unknown_to_this_machine_is_not_trusted() {
    let world = World::new();
    let file = world.write("authority.pem", Authority::new("Tollen").0.pem());
    let server = Authority::new("Harle").vouches_for("127.0.0.1", 2000..4000);
    assert_eq!(
        refusal(&world, &file, &server),
        "this machine does not trust whoever vouches for 127.0.0.1; where that is your own network, have \
         its certificate installed in the system, or name the file in SSL_CERT_FILE"
    );
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[test]
fn a_certificate_that_does_not_fit_is_said_to_be_wrong_in_its_way() {
    let world = World::new();
    let authority = Authority::new("Tollen");
    let file = world.write("authority.pem", authority.0.pem());
    for (host, years, means) in [
        ("tollen.example", 2000..4000, "what answers there is not 127.0.0.1, by its certificate;"),
        ("127.0.0.1", 2000..2001, "the certificate of 127.0.0.1 has expired;"),
        ("127.0.0.1", 3999..4000, "the certificate of 127.0.0.1 is not valid yet;"),
    ] {
        let server = authority.vouches_for(host, years);
        let reason = refusal(&world, &file, &server);
        assert!(reason.starts_with(means), "{reason}");
        assert_eq!(server.requests(), Vec::<String>::new());
    }
}

#[test]
fn a_machine_that_trusts_nobody_is_told_what_it_lacks() {
    let world = World::new();
    let server = Authority::new("Tollen").vouches_for("127.0.0.1", 2000..4000);
    let reason = refusal(&world, "/dev/null", &server);
    assert!(reason.starts_with("this machine has no list of certificates"), "{reason}");
}
