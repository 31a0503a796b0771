// Fills the Jenkins of bin/demo --jenkins: a login, the credential of the simulated workspace, and two jobs.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl
import hudson.model.FreeStyleProject
import hudson.model.ParametersDefinitionProperty
import hudson.model.StringParameterDefinition
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy
import hudson.security.HudsonPrivateSecurityRealm
import io.jenkins.plugins.bitbucketremoveuser.builder.BitbucketRemoveUserBuilder
import io.jenkins.plugins.bitbucketremoveuser.configuration.BitbucketRemoveUserConfiguration
import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def jenkins = Jenkins.get()
if (jenkins.getItem('leaver-pipeline') == null) {
    def realm = new HudsonPrivateSecurityRealm(false)
    realm.createAccount('admin', 'admin')
    jenkins.securityRealm = realm
    def strategy = new FullControlOnceLoggedInAuthorizationStrategy()
    strategy.allowAnonymousRead = false
    jenkins.authorizationStrategy = strategy

    SystemCredentialsProvider.instance.store.addCredentials(
            Domain.global(),
            new UsernamePasswordCredentialsImpl(
                    CredentialsScope.GLOBAL, 'bitbucket-admin', 'Simulated Bitbucket', 'admin@acme.org', 'demo-scoped-token'))
    def configuration = BitbucketRemoveUserConfiguration.get()
    configuration.apiUrl = 'http://127.0.0.1:8181'
    configuration.workspace = 'acme'
    configuration.credentialsId = 'bitbucket-admin'
    configuration.save()

    // a property belongs to one job
    def email = { new ParametersDefinitionProperty(new StringParameterDefinition('EMAIL', 'jane@acme.org', 'Who leaves')) }
    def pipeline = jenkins.createProject(WorkflowJob, 'leaver-pipeline')
    pipeline.addProperty(email())
    pipeline.definition = new CpsFlowDefinition('''
        bitbucketRemoveUser email: params.EMAIL, dryRun: true
        def result = bitbucketRemoveUser email: params.EMAIL
        echo "${result.outcome}; left for a person: ${result.remaining.size()}"
    '''.stripIndent(), true)
    pipeline.save()

    def freestyle = jenkins.createProject(FreeStyleProject, 'leaver-freestyle')
    freestyle.addProperty(email())
    def step = new BitbucketRemoveUserBuilder()
    step.email = '$EMAIL'
    freestyle.buildersList.add(step)
    freestyle.save()
    jenkins.save()
}
