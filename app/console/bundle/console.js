/* Licences of what is in here: LICENSES.txt */
function H(e,t){let o=Object.entries(t).flatMap(([s,r])=>[r].flat().map(a=>[s,a])).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(o)}`}function vn({call:e,get:t,send:n}){let o=a=>(l,c,{isDry:u=!1,version:p,once:f}={})=>{let d={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return n(a,u?H(l,{dry_run:!0}):l,c,d)},[s,r]=["POST","PATCH"].map(o);return{clients:(a,l)=>t(H("clients",a),l),client:async(a,l)=>$r(await e($e(a),{signal:l})),createClient:a=>s("clients",a),changeClient:(a,l,c)=>r($e(a),l,c),keys:async(a,l)=>(await t(`${$e(a)}/keys`,l)).data,issueKey:(a,l)=>s(`${$e(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",H(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),rotateKey:(a,l)=>s(`keys/${encodeURIComponent(a)}/rotate`,l),grant:(a,l,c)=>s(`${$e(a)}/credits`,l,c),entries:(a,l,c)=>t(H(`${$e(a)}/credits/entries`,l),c),entriesFile:a=>e(H(`${$e(a)}/credits/entries`,{format:"csv"})),usage:(a,l)=>t(H("usage",a),l),usageFile:a=>e(H("usage",{...a,format:"csv"})),auditLog:(a,l)=>t(H("audit-log",a),l)}}var Nt=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),$e=e=>`clients/${encodeURIComponent(e)}`;async function $r(e){return{client:await e.json(),version:e.headers.get("etag")}}var ze=()=>new URL(".",location.href).href.replace(/\/$/,""),Re=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function Ve(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},u;try{u=await fetch(a,{...l,headers:c})}catch(f){throw l.signal?.aborted?f:new Re(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(u.ok)return u;let p=await _r(u);throw p.status===401&&t(p),p}let o=async(a,l)=>(await n(a,{signal:l})).json(),s=async(a,l,c,u={})=>{let p=c&&{headers:{...u,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>s("POST",a,l);return{call:n,currentKey:a=>o("keys/current",a),operate:vn({call:n,get:o,send:s}),credits:a=>o("credits",a),prices:a=>o("prices",a),entries:(a,l)=>o(H("credits/entries",a),l),video:(a,l)=>o(ce(a),l),videos:(a,l)=>o(H("videos",a),l),cancel:a=>r(`${ce(a)}/cancel`),remove:async a=>(await n(ce(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${ce(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>gr(a,await r(`${ce(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:br(a,l)})}}var ce=e=>`videos/${encodeURIComponent(e)}`,gr=(e,t)=>`${ce(e)}/content${new URL(t.url).search}`;async function _r(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Re(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Re(e.status,{code:null,message:n},t)}}function br(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var yr=new Intl.NumberFormat("en"),wr=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),At={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},g=e=>yr.format(e),U=e=>`${g(e)} ${e===1?"credit":"credits"}`,Fe=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Pt(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var D=e=>wr.format(typeof e=="number"?e*1e3:new Date(e));function oe(e){return e<1e6?`${g(Math.ceil(e/1e3))} kB`:`${g(Math.round(e/1e5)/10)} MB`}function ue(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function kn(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${g(e)}${n}`}var Ce=e=>De(e)?"Failed, charged":At[e.status],De=e=>e.status==="failed"&&e.credits>0;function ge(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${kn(e.queue_position)} in the queue`:"Waiting in the queue"}function Sn(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${kn(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function xn({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${U(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${U(n.credits)}.`}}function En(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${U(e.credits)} charged although there is no film`:"Nothing charged":`${U(e.credits)} ${e.status==="completed"?"charged":"held"}`}function Cn(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function Tn(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${U(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var Y=e=>e.status==="completed"||e.status==="failed",vr={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},In=e=>vr[e.error.code]??"No film",Je={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},On={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},Ye={day:"day",week:"week",month:"month"},Nn=({limit:e,period:t,timezone:n})=>`${g(e)} in each ${Ye[t]??t}, ${n}`,An=e=>e.slice(0,16).replace("T"," "),Qe=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function de({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var Ze=e=>(e>0?"+":e<0?"\u2212":"")+g(Math.abs(e)),Q={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},Z={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},Pn={ACTIVE:"Active",SUSPENDED:"Suspended"},Me=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),_e=e=>Me(e).join("");var Ln={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.rotated":"rotated the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation"},Rn=Object.keys(Ln),kr={"client.created":"tried to create the client","client.updated":"tried to change the client","client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.rotated":"tried to rotate the key","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation"},Sr={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},xr={...Pn,...Z,...Q},Er=/^\d{4}-\d\d-\d\dT/,Fn=({type:e,outcome:t})=>(t==="refused"?kr[e]:Ln[e])??`${t==="refused"?"tried":"did"} ${e}:`,Cr=e=>Sr[e]??Ir(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Rt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?g(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?_e(e.map(Rt)):"none":e.period&&e.timezone?Nn(e):typeof e=="object"?JSON.stringify(e):Er.test(e)?D(e):xr[e]??e}function Dn(e){return Object.entries(e).filter(([t,{from:n,to:o}])=>!Lt(n)||!(Lt(o)||o===0||t==="createdAt")).map(([t,{from:n,to:o}])=>({name:t,label:Cr(t),before:Lt(n)?null:Rt(n),after:Rt(o)}))}function pe(e,t){let n=Object.keys(t).filter(o=>!Tr.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var Tr=["updatedAt","updatedBy"],Lt=e=>e==null||e===""||e?.length===0,Ir=e=>e.charAt(0).toUpperCase()+e.slice(1);var at,P,Bn,Nr,me,Mn,jn,Gn,Ft,et,Ue,Hn,qt,Dt,Mt,Wn,ot={},st=[],Ar=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,it=Array.isArray;function se(e,t){for(var n in t)e[n]=t[n];return e}function Bt(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function jt(e,t,n){var o,s,r,a={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?at.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return tt(e,a,o,s,null)}function tt(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Bn,__i:-1,__u:0};return s==null&&P.vnode!=null&&P.vnode(r),r}function lt(e){return e.children}function nt(e,t){this.props=e,this.context=t}function be(e,t){if(t==null)return e.__?be(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?be(e):null}function Pr(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=se({},t);r.__v=t.__v+1,P.vnode&&P.vnode(r),Gt(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??be(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,Yn(o,r,s),t.__e=t.__=null,r.__e!=n&&Kn(r)}}function Kn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Kn(e)}function Ut(e){(!e.__d&&(e.__d=!0)&&me.push(e)&&!rt.__r++||Mn!=P.debounceRendering)&&((Mn=P.debounceRendering)||jn)(rt)}function rt(){try{for(var e,t=1;me.length;)me.length>t&&me.sort(Gn),e=me.shift(),t=me.length,Pr(e)}finally{me.length=rt.__r=0}}function zn(e,t,n,o,s,r,a,l,c,u,p){var f,d,h,_,C,v,S=o&&o.__k||st,$=t.length;for(c=Lr(n,t,S,c,$),f=0;f<$;f++)(h=n.__k[f])!=null&&(d=h.__i!=-1&&S[h.__i]||ot,h.__i=f,v=Gt(e,h,d,s,r,a,l,c,u,p),_=h.__e,h.ref&&d.ref!=h.ref&&(d.ref&&Ht(d.ref,null,h),p.push(h.ref,h.__c||_,h)),C==null&&_!=null&&(C=_),4&h.__u?(c=Vn(h,c,e),d.__e&&(d.__e=null)):typeof h.type=="function"&&v!==void 0?c=v:_&&(c=_.nextSibling),h.__u&=-7);return n.__e=C,c}function Lr(e,t,n,o,s){var r,a,l,c,u,p=n.length,f=p,d=0;for(e.__k=new Array(s),r=0;r<s;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=tt(null,a,null,null,null):it(a)?a=e.__k[r]=tt(lt,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=tt(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+d,a.__=e,a.__b=e.__b+1,l=null,(u=a.__i=Rr(a,n,c,f))!=-1&&(f--,(l=n[u])&&(l.__u|=2)),l==null||l.__v==null?(u==-1&&(s>p?d--:s<p&&d++),typeof a.type!="function"&&(a.__u|=4)):u!=c&&(u==c-1?d--:u==c+1?d++:(u>c?d--:d++,a.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=be(l)),Zn(l,l));return o}function Vn(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=Vn(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=be(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Rr(e,t,n,o){var s,r,a,l=e.key,c=e.type,u=t[n],p=u!=null&&(2&u.__u)==0;if(u===null&&l==null||p&&l==u.key&&c==u.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((u=t[a=s>=0?s--:r++])!=null&&(2&u.__u)==0&&l==u.key&&c==u.type)return a}return-1}function Un(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Ar.test(t)?n:n+"px"}function Xe(e,t,n,o,s){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||Un(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||Un(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(Hn,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[Ue]=o[Ue]:(n[Ue]=qt,e.addEventListener(t,r?Mt:Dt,r)):e.removeEventListener(t,r?Mt:Dt,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function qn(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[et]==null)t[et]=qt++;else if(t[et]<n[Ue])return;return n(P.event?P.event(t):t)}}}function Gt(e,t,n,o,s,r,a,l,c,u){var p,f,d,h,_,C,v,S,$,w,x,N,M,K,Ke,Ot,J=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=P.__b)&&p(t);e:if(typeof J=="function"){f=a.length;try{if($=t.props,w=J.prototype&&J.prototype.render,x=(p=J.contextType)&&o[p.__c],N=p?x?x.props.value:p.__:o,n.__c?S=(d=t.__c=n.__c).__=d.__E:(w?t.__c=d=new J($,N):(t.__c=d=new nt($,N),d.constructor=J,d.render=Dr),x&&x.sub(d),d.state||(d.state={}),d.__n=o,h=d.__d=!0,d.__h=[],d._sb=[]),w&&d.__s==null&&(d.__s=d.state),w&&J.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=se({},d.__s)),se(d.__s,J.getDerivedStateFromProps($,d.__s))),_=d.props,C=d.state,d.__v=t,h)w&&J.getDerivedStateFromProps==null&&d.componentWillMount!=null&&d.componentWillMount(),w&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if(w&&J.getDerivedStateFromProps==null&&$!==_&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps($,N),t.__v==n.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate($,d.__s,N)===!1){t.__v!=n.__v&&(d.props=$,d.state=d.__s,d.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(Ee){Ee&&(Ee.__=t)}),st.push.apply(d.__h,d._sb),d._sb=[],d.__h.length&&a.push(d),l=be(n);break e}d.componentWillUpdate!=null&&d.componentWillUpdate($,d.__s,N),w&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(_,C,v)})}if(d.context=N,d.props=$,d.__P=e,d.__e=!1,M=P.__r,K=0,w)d.state=d.__s,d.__d=!1,M&&M(t),p=d.render(d.props,d.state,d.context),st.push.apply(d.__h,d._sb),d._sb=[];else do d.__d=!1,M&&M(t),p=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++K<25);d.state=d.__s,d.getChildContext!=null&&(o=se(se({},o),d.getChildContext())),w&&!h&&d.getSnapshotBeforeUpdate!=null&&(v=d.getSnapshotBeforeUpdate(_,C)),Ke=p!=null&&p.type===lt&&p.key==null?Qn(p.props.children):p,l=zn(e,it(Ke)?Ke:[Ke],t,n,o,s,r,a,l,c,u),d.base=t.__e,t.__u&=-161,d.__h.length&&a.push(d),S&&(d.__E=d.__=null)}catch(Ee){if(a.length=f,t.__v=null,c||r!=null){if(Ee.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(Ot=r.length;Ot--;)Bt(r[Ot])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),Ee.then||Jn(t),P.__e(Ee,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=Fr(n.__e,t,n,o,s,r,a,c,u);return(p=P.diffed)&&p(t),128&t.__u?void 0:l}function Jn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Jn))}function Yn(e,t,n){for(var o=0;o<n.length;o++)Ht(n[o],n[++o],n[++o]);P.__c&&P.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){P.__e(r,s.__v)}})}function Qn(e){return typeof e!="object"||e==null||e.__b>0?e:it(e)?e.map(Qn):e.constructor!==void 0?null:se({},e)}function Fr(e,t,n,o,s,r,a,l,c){var u,p,f,d,h,_,C,v=n.props||ot,S=t.props,$=t.type;if($=="svg"?s="http://www.w3.org/2000/svg":$=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(u=0;u<r.length;u++)if((h=r[u])&&"setAttribute"in h==!!$&&($?h.localName==$:h.nodeType==3)){e=h,r[u]=null;break}}if(e==null){if($==null)return document.createTextNode(S);e=document.createElementNS(s,$,S.is&&S),l&&(P.__m&&P.__m(t,r),l=!1),r=null}if($==null)v===S||l&&e.data==S||(e.data=S);else{if(r=$=="textarea"&&S.defaultValue!=null?null:r&&at.call(e.childNodes),!l&&r!=null)for(v={},u=0;u<e.attributes.length;u++)v[(h=e.attributes[u]).name]=h.value;for(u in v)h=v[u],u=="dangerouslySetInnerHTML"?f=h:u=="children"||u in S||u=="value"&&"defaultValue"in S||u=="checked"&&"defaultChecked"in S||Xe(e,u,null,h,s);for(u in S)h=S[u],u=="children"?d=h:u=="dangerouslySetInnerHTML"?p=h:u=="value"?_=h:u=="checked"?C=h:l&&typeof h!="function"||v[u]===h||Xe(e,u,h,v[u],s);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),zn(t.type=="template"?e.content:e,it(d)?d:[d],t,n,o,$=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,a,r?r[0]:n.__k&&be(n,0),l,c),r!=null)for(u=r.length;u--;)Bt(r[u]);l&&$!="textarea"||(u="value",$=="progress"&&_==null?e.removeAttribute("value"):_!=null&&(_!==e[u]||$=="progress"&&!_||$=="option"&&_!=v[u])&&Xe(e,u,_,v[u],s),u="checked",C!=null&&C!=e[u]&&Xe(e,u,C,v[u],s))}return e}function Ht(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){P.__e(s,n)}}function Zn(e,t,n){var o,s;if(P.unmount&&P.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Ht(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){P.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&Zn(o[s],t,n||typeof e.type!="function");n||Bt(e.__e),e.__c=e.__=e.__e=void 0}function Dr(e,t,n){return this.constructor(e,n)}function Wt(e,t,n){var o,s,r,a;t==document&&(t=document.documentElement),P.__&&P.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],Gt(t,e=(!o&&n||t).__k=jt(lt,null,[e]),s||ot,ot,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?at.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,a),Yn(r,e,a),e.props.children=null}function Xn(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(a){a.__e=!0,Ut(a)})},this.sub=function(r){o.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+Wn++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}at=st.slice,P={__e:function(e,t,n,o){for(var s,r,a;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),a=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),a=s.__d),a)return s.__E=s}catch(l){e=l}throw e}},Bn=0,Nr=function(e){return e!=null&&e.constructor===void 0},nt.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=se({},this.state),typeof e=="function"&&(e=e(se({},n),this.props)),e&&se(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),Ut(this))},nt.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Ut(this))},nt.prototype.render=lt,me=[],jn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Gn=function(e,t){return e.__v.__b-t.__v.__b},rt.__r=0,Ft=Math.random().toString(8),et="__d"+Ft,Ue="__a"+Ft,Hn=/(PointerCapture)$|Capture$/i,qt=0,Dt=qn(!1),Mt=qn(!0),Wn=0;var to=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?o[0]=l:a===4?o[1]=Object.assign(o[1]||{},l):a===5?(o[1]=o[1]||{})[t[++r]]=l:a===6?o[1][t[++r]]+=l+"":a?(s=e.apply(l,to(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},eo=new Map;function no(e){var t=eo.get(this);return t||(t=new Map,eo.set(this,t)),(t=to(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,a="",l="",c=[0],u=function(d){r===1&&(d||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,d,a):r===3&&(d||a)?(c.push(3,d,a),r=2):r===2&&a==="..."&&d?c.push(4,d,0):r===2&&a&&!d?c.push(5,0,!0,a):r>=5&&((a||!d&&r===5)&&(c.push(r,0,a,s),r=6),d&&(c.push(r,d,0,s),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&u(),u(p));for(var f=0;f<n[p].length;f++)o=n[p][f],r===1?o==="<"?(u(),c=[c],r=3):a+=o:r===4?a==="--"&&o===">"?(r=1,a=""):a=o+a[0]:l?o===l?l="":a+=o:o==='"'||o==="'"?l=o:o===">"?(u(),r=1):r&&(o==="="?(r=5,s=a,a=""):o==="/"&&(r<5||n[p][f+1]===">")?(u(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(u(),r=2):a+=o),r===3&&a==="!--"&&(r=4,c=c[0])}return u(),c})(e)),t),arguments,[])).length>1?t:t[0]}var ye,L,Kt,oo,ut=0,po=[],R=P,so=R.__b,ro=R.__r,ao=R.diffed,io=R.__c,lo=R.unmount,co=R.__;function qe(e,t){R.__h&&R.__h(L,e,ut||t),ut=0;var n=L.__H||(L.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function m(e){return ut=1,Mr(mo,e)}function Mr(e,t,n){var o=qe(ye++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):mo(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],u=o.t(c,l);c!==u&&(o.__N=[u,o.__[1]],o.__c.setState({}))}],o.__c=L,!L.__f)){var s=function(l,c,u){if(!o.__c.__H)return!0;var p=!1,f=o.__c.props!==l;if(o.__c.__H.__.some(function(h){if(h.__N){p=!0;var _=h.__[0];h.__=h.__N,h.__N=void 0,_!==h.__[0]&&(f=!0)}}),r){var d=r.call(this,l,c,u);return p?d||f:d}return!p||f};L.__f=!0;var r=L.shouldComponentUpdate,a=L.componentWillUpdate;L.componentWillUpdate=function(l,c,u){if(this.__e){var p=r;r=void 0,s(l,c,u),r=p}a&&a.call(this,l,c,u)},L.shouldComponentUpdate=s}return o.__N||o.__}function k(e,t){var n=qe(ye++,3);!R.__s&&Jt(n.__H,t)&&(n.__=e,n.u=t,L.__H.__h.push(n))}function Vt(e,t){var n=qe(ye++,4);!R.__s&&Jt(n.__H,t)&&(n.__=e,n.u=t,L.__h.push(n))}function E(e){return ut=5,Te(function(){return{current:e}},[])}function Te(e,t){var n=qe(ye++,7);return Jt(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function y(e){var t=L.context[e.__c],n=qe(ye++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(L)),t.props.value):e.__}function Ur(){for(var e;e=po.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(ct),t.__h.some(zt),t.__h=[]}catch(n){t.__h=[],R.__e(n,e.__v)}}}R.__b=function(e){L=null,so&&so(e)},R.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),co&&co(e,t)},R.__r=function(e){ro&&ro(e),ye=0;var t=(L=e.__c).__H;t&&(Kt===L?(t.__h=[],L.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(ct),t.__h.some(zt),t.__h=[],ye=0)),Kt=L},R.diffed=function(e){ao&&ao(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(po.push(t)!==1&&oo===R.requestAnimationFrame||((oo=R.requestAnimationFrame)||qr)(Ur)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),Kt=L=null},R.__c=function(e,t){t.some(function(n){try{n.__h.some(ct),n.__h=n.__h.filter(function(o){return!o.__||zt(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],R.__e(o,n.__v)}}),io&&io(e,t)},R.unmount=function(e){lo&&lo(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{ct(o)}catch(s){t=s}}),n.__H=void 0,t&&R.__e(t,n.__v))};var uo=typeof requestAnimationFrame=="function";function qr(e){var t,n=function(){clearTimeout(o),uo&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);uo&&(t=requestAnimationFrame(n))}function ct(e){var t=L,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),L=t}function zt(e){var t=L;e.__c=e.__(),L=t}function Jt(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function mo(e,t){return typeof t=="function"?t(e):t}var i=no.bind(jt),b=Xn(null);function X(e,t){let[n,o]=m({data:null,error:null}),[s,r]=m(0);return k(()=>o({data:null,error:null}),t),k(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(u=>({...u,error:c}))),()=>a.abort()},[...t,s]),{...n,again:()=>r(a=>a+1)}}function dt(e,t){let[n,o]=m({items:null,hasMore:!1,error:null}),s=async r=>{try{let a=await e(r.at(-1)?.id);o({items:[...r,...a.data],hasMore:a.has_more,error:null})}catch(a){o(l=>({...l,error:a}))}};return k(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function fe({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function O({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${fe} text=${e.message} />${Br(e)}</p>${t}`}
    </div>
  `}function ee({loaded:{error:e,again:t}}){return i`
    <${O} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function B({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${fe} text=${n} />`}</p>`}function Br({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function I({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${B} name=${e} problems=${o} />
    </div>
  `}function j({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${B} name=${e} problems=${o} />
    </div>
  `}function re(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function W(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function fo(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...a]=t.split("/").map(jr);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...pt(ho,new URLSearchParams(n))}:o==="clients"&&s&&!a.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:s!==void 0?null:o==="clients"?{page:o,...pt($o,new URLSearchParams(n))}:o==="audit-log"?{page:o,...pt(go,new URLSearchParams(n))}:o==="usage"?{page:o,...pt(_o,new URLSearchParams(n))}:o==="credits"||o==="overview"?{page:o}:null}var ho=["status","search","after","before"],$o=["status","role","search","after"],go=["type","actor","target","outcome","from","to","after"],_o=["from","to","width","zone","group","label","client"],pt=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),z="#/",bo="#/credits",ae=e=>`#/videos/${encodeURIComponent(e)}`,we=e=>`${ae(e)}/again`,V=(e={})=>mt("#/films",ho,e),yo="#/overview",Be="#/clients/new",ie=e=>`#/clients/${encodeURIComponent(e)}`,F=(e={})=>mt("#/clients",$o,e),G=(e={})=>mt("#/audit-log",go,e),ve=(e={})=>mt("#/usage",_o,e);function mt(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function jr(e){try{return decodeURIComponent(e)}catch{return e}}var Gr={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Ie({entries:e}){return i`<ol class="log">${e.map(t=>i`<${Hr} key=${t.id} entry=${t} />`)}</ol>`}function Hr({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Fn(e)} <${Wr} target=${n} />
        ${r&&i`<span class="state bad">Refused</span>`}
      </p>
      <${Yt} changes=${e.changes} />
      ${s&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${D(e.effective_at)}</time>
        ${" \xB7 "}${Gr[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Wr({target:{type:e,id:t,name:n}}){let o=i`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?i`<a href=${ie(t)}>${o}</a>`:i`<b>${o}</b>`}function Yt({changes:e}){let t=Dn(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>i`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&i`<${Kr} text=${s} />`}
              ${n==="clientId"?i`<a href=${ie(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Kr=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var zr=50,Vr={"":"All",done:"Done",refused:"Refused"};function wo({route:e}){let{api:t}=y(b),{page:n,...o}=e,s=X(p=>t.operate.auditLog(Jr(o),p),[t,...Object.values(o)]),{data:r,error:a}=s,{after:l,...c}=o,u=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Yr} key=${JSON.stringify(c)} kept=${c} isFiltered=${u} />
      <${ee} loaded=${s} />
      ${r?.data.length>0&&i`<${Ie} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${Qr} isFiltered=${u||l} />`}
      ${r&&(l||r.has_more)&&i`
        <nav class="pages" aria-label="Pages of the audit log">
          ${l&&i`<a class="button" href=${G(c)}>Newest</a>`}
          ${r.has_more&&i`<a class="button" href=${G({...c,after:r.last_id})}>Older</a>`}
        </nav>
      `}
    </section>
  `}function Jr({from:e,to:t,...n}){let o=(s,r=0)=>{let a=new Date(`${s}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1),limit:zr}}function Yr({kept:e,isFiltered:t}){let[n,o]=m(e),s=a=>l=>o(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=G(n)}} novalidate>
      <${I} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${Rn.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${I} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${I} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${j} name="outcome" label="Outcome" options=${Vr} value=${n.outcome} onInput=${s("outcome")} />
      <${I} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${I} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${G()}>Show all</a>`}
      </div>
    </form>
  `}function Qr({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${G()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${F()}>See the clients</a>.</p>`}function Oe({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${g(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${g(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${g(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${g(t)}</dd></div>
    </dl>
    <${ft} credits=${e} />
  `}function vo({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let a={creditLimit:n,usedCredit:o,heldCredit:s};return i`
    <dl class="tally">
      <div><dt>Left in this ${Ye[e]??e}</dt><dd>${g(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${g(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${g(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${g(n)}</dd></div>
    </dl>
    <${ft} credits=${a} />
    <p class="quiet small resets">
      The next ${Ye[e]??e} begins <time datetime=${r}>${An(r)}</time>, time of ${t}.
    </p>
  `}function ft({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=Fe(t,e),s=Math.min(100-o,Fe(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function te({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:a,onDone:l,onNo:c}){let[u,p]=m(!0),[f,d]=m({changes:null,error:null}),[h,_]=m(""),[C,v]=m(null),[S,$]=m(!1),w=Qt(),x=E();k(()=>{let M=!1;return r(u).then(K=>M||d({changes:K,error:null}),K=>M||d({changes:null,error:K})),()=>{M=!0}},[u]);async function N(M){if(M.preventDefault(),!(S||!f.changes)){if(n&&h.trim()!==n){v(`Type ${n}, exactly as it is written.`),x.current.focus();return}$(!0);try{l(await a(u))}catch(K){d({changes:null,error:K}),$(!1)}}}return i`
    <dialog ref=${w} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${N} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Zr} told=${f} />
        ${s&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${u} onChange=${({target:M})=>p(M.checked)} />${s}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${x} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${h} aria-describedby="typed-problem"
              aria-invalid=${C?"true":null} onInput=${({target:M})=>(_(M.value),v(null))} />
            <${B} name="typed" problems=${{typed:C}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${S||!f.changes?"true":null}>${S?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function Zr({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${O} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${Yt} changes=${e} />`}
    </div>
  `}function Qt(){let e=E();return k(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Xr={day:"Each day",week:"Each week, from Monday",month:"Each month"},ea=["limit","period","timezone"];function So({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return i`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?i`<${vo} budget=${e.budget} />`:i`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&i`<${ta} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function ta({client:e,version:t,onDone:n,onReload:o}){let{api:s}=y(b),[r,a]=m(()=>na(e.budget)),[l,c]=m(null),[u,p]=m(null),f=$=>w=>a(x=>({...x,[$]:w})),d=($,w=!1)=>s.operate.changeClient(e.id,{budget:$},{version:t,isDry:w}),h=async($,w)=>{c(null);try{await d($),n(w)}catch(x){c(ko(x))}};function _($){$.preventDefault();let w={...r,timezone:r.timezone.trim(),limit:re(r.limit)};return oa(e.budget,w)?h(w,"The budget is set."):C(w)}async function C($){c(null);try{p({budget:$,changes:pe(e,await d($,!0))})}catch(w){c(ko(w))}}let{problems:v,notice:S}=W(l,ea);return i`
    <form class="form beside" onSubmit=${_} novalidate>
      <${j} name="period" label="How often" options=${Xr} problems=${v} value=${r.period} onInput=${f("period")} />
      <${I} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${f("limit")} />
      <${I} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${f("timezone")} />
      <${O} error=${S}>
        ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
      <//>
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&i`<button type="button" class="button" onClick=${()=>h(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${u&&i`<${te} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>u.changes} act=${()=>d(u.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var na=e=>e?{period:e.period,limit:g(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:Qe()},oa=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;function ko(e){return e.param?.startsWith("budget.")&&(e.param=e.param.slice(7)),e}var sa={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function A({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${sa[e]} /></svg>`}function ht(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function xo({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var ra=3e3;function he({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=y(b),[r,a]=m(null),[l,c]=m(null);k(()=>{if(!r)return;let f=setTimeout(()=>a(null),ra);return()=>clearTimeout(f)},[r]);async function u(){c(null);try{let f=await t();return await ia(f)?p(n):(c(f),s("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{a(f),s(f)};return i`
    <button type="button" class="button" onClick=${u}><${A} name=${r===n?"done":o} />${r??e}</button>
    ${l&&i`<${aa} text=${l} label=${e} />`}
  `}function aa({text:e,label:t}){let n=E();return k(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function ia(e){try{return await navigator.clipboard.writeText(e),!0}catch{return la(e)}}function la(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var Zt=3600,ca=(Zt-300)*1e3,ua=168*3600,da=3;function Eo(e,t){let{api:n}=y(b),[o,s]=m({address:null,error:null}),[r,a]=m(0);return k(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(u=>u+1),ca);return n.link(e,Zt).then(u=>l||s({address:u,error:null}),u=>l||s(p=>({...p,error:u}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>a(l=>l+1)}}function Co({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=E(null),a=E(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},u=()=>a.current++<da?e.renew():s();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${u}></video>
  `}function To({id:e}){let{api:t}=y(b);return i`<${he} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,ua),location.href).href} />`}function $t({id:e,label:t}){let{api:n,announce:o}=y(b),[s,r]=m(null);return i`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{je(await n.link(e,Zt),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${A} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function je(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var pa=6e4;function gt({ask:e,label:t="CSV"}){let{announce:n}=y(b),[o,s]=m(null);return i`<button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let a=await e(),l=URL.createObjectURL(await a.blob());je(l,ma(a)),setTimeout(()=>URL.revokeObjectURL(l),pa),s(null)}catch(a){s({text:a.message}),n(a.message)}}}}><${A} name="download" />${o?.text??t}</button>`}var ma=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var fa=20;function Io({client:e}){let{api:t}=y(b),{items:n,hasMore:o,error:s,more:r}=dt(a=>t.operate.entries(e.id,{limit:fa,after:a}),[t,e]);return i`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&i`<${gt} ask=${()=>t.operate.entriesFile(e.id)} />`}</div>
      </div>
      <${O} error=${s} />
      ${n?.length>0&&i`<${ha} entries=${n} />`}
      ${n&&!n.length&&i`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&i`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function ha({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${$a} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function $a({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:a,createdAt:l}=e,c=de(e),u=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return i`
    <tr>
      <td class="name">
        ${Je[t]}
        ${o&&i` <span class="quiet small" dir="auto">${o}</span>`}
        ${u.length>0&&i` <span class="quiet small" dir="auto">${u.join(", ")}</span>`}
        ${a&&i` <code class="quiet">${a}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${D(l)}</td>
      <td class="number">${c?Ze(c):i`<span class="quiet">${g(n)}</span>`}</td>
      <td class="number spare">${g(e.creditLimit)}</td>
      <td class="number spare">${g(e.usedCredit)}</td>
      <td class="number spare">${g(e.heldCredit)}</td>
    </tr>
  `}var Oo=()=>({amount:"",note:"",once:Nt()});function No({client:e,onDone:t}){let{api:n}=y(b),[o,s]=m(Oo),[r,a]=m(null),[l,c]=m(!1),[u,p]=m(null),f=E(),d=$=>w=>s(x=>({...x,[$]:w,once:Nt()})),h=($,w)=>n.operate.grant(e.id,$,{isDry:w,once:o.once}),_=()=>{p(null),s(Oo()),t(u?"The credits are taken away.":"Granted.")};async function C($){$.preventDefault();let w={amount:re(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(a(null),w.amount<0)return p(w);if(!l){c(!0);try{await h(w,!1),_()}catch(x){a(x),f.current.elements[x.param]?.focus()}return c(!1)}}let{problems:v,notice:S}=W(r,["amount","note"]);return i`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${C} novalidate>
        <${I} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${o.amount} onInput=${d("amount")} />
        <${I} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${o.note} onInput=${d("note")} />
        <${O} error=${S} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${u&&i`<${te} title=${`Take ${U(-u.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on." rehearse=${async()=>ga(e,await h(u,!0))}
        act=${()=>h(u,!1)} onDone=${_} onNo=${()=>p(null)} />`}
    </section>
  `}var ga=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>pe(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var Ao={name:"",scopes:[],networks:"",ends:"",reason:""};function Po({client:e,onIssued:t}){let{api:n}=y(b),[o,s]=m(Ao),[r,a]=m(null),l=E(),c=d=>h=>s(_=>({..._,[d]:h}));async function u(d){d.preventDefault(),a(null);try{let h=await n.operate.issueKey(e.id,_a(o));s(Ao),l.current.open=!1,t(h)}catch(h){a(h)}}let{problems:p,notice:f}=W(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return i`
    <details class="issue" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${u} novalidate>
        <${I} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${I} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${I} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${ba} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${I} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${O} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function _a({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let a={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(a).filter(([,l])=>l.length!==0&&l!==""))}function ba({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(a=>a!==s));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(Q).map(([s,r])=>i`
          <label class="check" key=${s}><input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} />${r}</label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${B} name="scopes" problems=${n} />
    </fieldset>
  `}function _t({text:e,children:t}){let n=E();return k(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${he} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var Lo=3600,bt=24*Lo,ya={0:"No longer: it is refused now",[Lo]:"For an hour",[bt]:"For a day",[7*bt]:"For a week",[30*bt]:"For 30 days"};function Ro({apiKey:e,onIssued:t,onNo:n}){let{api:o}=y(b),[s,r]=m(String(bt)),[a,l]=m(""),[c,u]=m(null),[p,f]=m(!1),[d,h]=m(!1),_=Qt();async function C(v){if(v.preventDefault(),d)return;h(!0),u(null);let S={overlapSeconds:Number(s),force:p,...a.trim()&&{reason:a.trim()}};try{t(await o.operate.rotateKey(e.id,S))}catch($){u($),h(!1)}}return i`
    <dialog ref=${_} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${C} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${j} name="overlapSeconds" label="How long the old key is still accepted" options=${ya} value=${s} onInput=${r} />
        <${I} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${a} onInput=${l} />
        <${O} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&i`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>f(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function Fo({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=m(null),[a,l]=m(null),[c,u]=m(null),p=t.filter(d=>!d.revokedAt),f=d=>h=>{l(null),u(h),o(d)};return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Do)&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${wa} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&i`<${_t} text=${c.key}><button type="button" class="button" onClick=${()=>u(null)}>I have it</button><//>`}
      ${n&&i`<${Po} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${a&&i`<${Ro} apiKey=${a} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&i`<${ka} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function wa({keys:e,onRevoke:t,onRotate:n}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&i`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>i`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${_e(o.scopes.map(s=>Q[s]??s))}
                  ${o.allowedNetworks&&i`, <span class="quiet">only from ${_e(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${D(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?D(o.lastUsedAt):"never"}</td>
                <td>${va(o)}</td>
                ${t&&i`<td class="number">
                  ${Do(o)&&i`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Do=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function va({revokedAt:e,expiresAt:t}){return e?`Revoked ${D(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${D(t)}`:"Accepted"}function ka({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=y(b),a=e.name??`kin_${e.id}_\u2026`,l=(u,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:u}),c=async u=>{let{revokedAt:p}=await l(!0,u);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${te} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${u=>l(!1,u)} onDone=${o} onNo=${s} />
  `}var Sa=["name","role","creditLimit","reason"];function Mo({client:e,version:t,onDone:n,onReload:o}){let{api:s}=y(b),[r,a]=m(()=>({name:e.name,role:e.role,creditLimit:g(e.creditLimit),reason:""})),[l,c]=m(null),[u,p]=m(!1),[f,d]=m(null),h=E(),_=$=>w=>a(x=>({...x,[$]:w}));async function C($){$.preventDefault();let w=Ea(e,r);if(c(null),!Object.keys(w).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let x=r.reason.trim()?{...w,reason:r.reason.trim()}:w;if(w.creditLimit<e.creditLimit&&w.creditLimit>=0)return d(x);if(!u){p(!0);try{return await s.operate.changeClient(e.id,x,{version:t}),n("Saved.")}catch(N){c(N),h.current.elements[N.param]?.focus()}return p(!1)}}let{problems:v,notice:S}=W(l,Sa);return i`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${h} onSubmit=${C} novalidate>
        <${I} name="name" label="Name" problems=${v} value=${r.name} onInput=${_("name")} />
        <${j} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${Z}
          value=${r.role} onInput=${_("role")} />
        <${I} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${_("creditLimit")} />
        <${I} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${_("reason")} />
        <${O} error=${S}>
          ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
        <//>
        <div class="actions"><button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&i`<${xa} client=${e} version=${t} wanted=${f} onDone=${$=>(d(null),n($))}
        onNo=${()=>d(null)} />`}
    </section>
  `}function xa({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=y(b),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${te} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>pe(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function Ea(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:re(o)};return Object.fromEntries(Object.entries(s).filter(([r,a])=>a!==e[r]))}function Uo({client:e,version:t,onDone:n}){let{api:o}=y(b),[s,r]=m(!1),[a,l]=m(null),c=e.status==="SUSPENDED",u=(f,d)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:d},{version:t,isDry:f});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(f){l(f)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${O} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&i`
        <${te} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>pe(e,await u(!0,f))} act=${f=>u(!1,f)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var qo=20,Ca=10;function Bo({route:{id:e}}){let{api:t,may:n,announce:o}=y(b),s=X(c=>Ta(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:a,error:l}=s;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${F()}>Clients</a></p>
      ${a?i`<${Oa} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${ee} loaded=${s} />
      ${l?.status===404&&i`<p class="part-none"><a href=${F()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${Na} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function Ta(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await Ia(e,o,r,n)}}async function Ia(e,t,n,o){let s=[t.id,...n.slice(-Ca).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:qo},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,qo)}function Oa({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${Z[n]}</span>
      ${o==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${D(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function Na({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Oe} credits=${e} />
    <p class="small usage-link"><a href=${ve({client:e.id})}>Usage of this client</a></p>
    ${s&&i`<${Mo} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    ${s&&i`<${No} client=${e} onDone=${r} />`}
    <${So} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${a} />
    <${Fo} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${Io} client=${e} />
    ${s&&i`<${Uo} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${G({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?i`<${Ie} entries=${o} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function jo(e,t,n,o){return t.search?Pa(e,t,n,o):t.before?Aa(e,t,o):Go(e,t,o)}async function Go(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function Aa(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?Go(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function Pa(e,{status:t,search:n},o,s){let r=Ge(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);a.data.push(...c.data.filter(({prompt:u})=>r.every(p=>Ge(u??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...a})}return{...a,isSearching:!1}}var Ge=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var Ho=100,La=100,yt=5e3,wt=50;async function Wo(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:wt},r);let a=Ge(t).split(/\s+/),l=[];for await(let c of Xt(e,{status:n,role:o},r)){let u=`${Ge(c.name)} ${c.id}`;if(a.every(p=>u.includes(p))&&l.push(c),l.length===La)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*Xt(e,t,n){for(let o,s=!0,r=0;s&&r<yt;r+=Ho){let a=await e.operate.clients({...t,after:o,limit:Ho},n);yield*a.data,[s,o]=[a.has_more,a.last_id]}}var Ra={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function Ko({route:e}){let{api:t,may:n}=y(b),{search:o,status:s,role:r,after:a}=e,l=X(p=>Wo(t,e,p),[t,o,s,r,a]),{data:c,error:u}=l;return i`
    <section class="page" aria-busy=${c||u?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${Be}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Da} key=${o} route=${e} />
        <${Ma} route=${e} />
      </div>
      <${ee} loaded=${l} />
      ${o&&i`<p class="quiet small" role="status">${Fa(c)}</p>`}
      ${c?.data.length>0&&i`<${Ua} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${Ba} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${ja} route=${e} page=${c} />`}
    </section>
  `}function Fa(e){return e?`${g(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Da({route:{status:e,role:t,search:n}}){let o=E();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=F({status:e,role:t,search:o.current.value.trim()})}}>
      <${A} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Ma({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(Ra).map(([s,r])=>i`<a key=${s} href=${F({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function Ua({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${qa} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function qa({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${ie(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&i` <span class="state">${Z[o]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
      </td>
      <td class="spare bar">
        <${ft} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(Fe(r+a,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${g(r)}</td>
      <td class="number spare">${g(a)}</td>
      <td class="number">${g(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${g(l)}</td>
    </tr>
  `}function Ba({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=i`<a href=${F()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=s&&i` <a href=${Be}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function ja({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&i`<a class="button" href=${F({status:e,role:t})}>First ${wt}</a>`}
      ${s.has_more&&i`<a class="button" href=${F({status:e,role:t,after:s.last_id})}>Next ${wt}</a>`}
    </nav>
  `}function zo(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...Ga,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=Ha[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var Ga={charged:0,held:0,time:"",isWhole:!1},Ha={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function Vo(e,t,n){let o=[];for(let s,r=!0;r;){let a=await e.entries({limit:100,after:s},n);o.push(...a.data),t(o.length),[s,r]=[a.last_id,a.has_more]}return o}var Wa=["entry","time","kind","amount","change","video","prompt","note"];function Jo(e){let t=e.map(n=>[Ne(n.id),Ne(n.createdAt),Ne(n.kind),n.amount,de(n),Ne(n.videoId),Ne(n.prompt),Ne(n.note)]);return`\uFEFF${[Wa,...t].map(n=>`${n.map(Ka).join()}\r
`).join("")}`}var Ne=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Ka=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var Yo=640,vt=120;function Qo({entries:e,available:t}){let n=za(e,t),o=Math.max(...n,1),s=Va(n,o);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${g(e.length)} lines; the top edge is ${g(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${Yo} ${vt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${U(n[0])} to ${U(t)} left`}>
        <path class="area" d=${`${s}V${vt}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function za(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-de(o));return n.reverse()}function Va(e,t){let n=Yo/e.length,o=r=>(vt-Math.max(0,r)/t*(vt-8)).toFixed(1),s=e.map((r,a)=>`V${o(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var Ja=50;function Zo(){let e=y(b),{items:t,hasMore:n,error:o,more:s}=dt(r=>e.api.entries({limit:Ja,after:r}),[e.api]);return k(()=>{e.refresh()},[]),i`
    <section class="page" aria-busy=${e.credits&&t?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${O} error=${o??e.trouble} />
      ${e.credits&&i`<${Oe} credits=${e.credits} />`}
      ${e.credits&&t?.length>1&&i`<${Qo} entries=${t} available=${e.credits.availableCredit} />`}
      ${t&&i`<${Ya} entries=${t} />`}
      ${n&&i`<div class="pages"><button type="button" class="button" onClick=${s}>Older lines</button></div>`}
    </section>
  `}function Ya({entries:e}){let[t,n]=m(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Qa} isByFilm=${t} onView=${n} />
        <${ti} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${ei} entries=${e} />`:i`<${Za} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${z}>See what a film costs</a>.</p>`}function Qa({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function Za({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${Xa} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Xa({entry:e}){let t=de(e);return i`
    <tr>
      <td>${Je[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${Xo} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${D(e.createdAt)}</td>
      <td class="number">${t?Ze(t):i`<span class="quiet">${g(e.amount)}</span>`}</td>
    </tr>
  `}var Xo=({videoId:e,prompt:t})=>i`<a href=${ae(e)} dir="auto" title=${t??e}>${t?ue(t):e}</a>`;function ei({entries:e}){let t=zo(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${Xo} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${D(s)}</td>
              ${l?i`<td class="number">${g(r)}</td><td class="number">${g(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${z}>Make the first one</a>.</p>`}function ti(){let{api:e,announce:t}=y(b),[n,o]=m(null),s=n?.isBusy;return i`<button type="button" class="button" onClick=${async()=>{if(!s)try{let a=u=>o({isBusy:!0,text:`${g(u)} lines\u2026`});a(0);let l=Jo(await Vo(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));je(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(a){o({text:a.message}),t(a.message)}}}><${A} name="download" />${n?.text??"CSV"}</button>`}function le(e){let t=Te(()=>e?URL.createObjectURL(e):null,[e]);return k(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Ae(e){let{api:t}=y(b),[n,o]=m(void 0);return k(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function ts({video:e,onCancel:t,onRemove:n}){let o=Y(e);return i`
    <li class="card">
      <a class="cover" href=${ae(e.id)}>
        <${si} video=${e} />
        <span class=${`badge ${e.status} ${De(e)?"charged":""}`}>${Ce(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${fe} text=${e.error.message} /></p>`}
      <p class="quiet small">${Tn(e)}</p>
      <p class="quiet small">${D(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${ni} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${$t} id=${e.id} label=${en("Download",e)} />`}
        ${o&&i`<${oi} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${es} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&i`<${es} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var en=(e,t)=>`${e}: ${ue(t.prompt)}, take ${t.take}`;function ni({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${ge(e)}></progress>`}function oi({verb:e,video:t}){return i`<a class="button" href=${we(t.id)} aria-label=${en(e,t)}><${A} name="again" />${e}</a>`}function es({verb:e,icon:t,video:n,onClick:o}){return i`
    <button type="button" class="button" aria-label=${en(e,n)} onClick=${()=>o(n)}>
      <${A} name=${t} />${e}
    </button>
  `}function si({video:e}){let t=Ae(e.id),n=le(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function ns({video:e,onYes:t,onNo:n}){let o=E();return k(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),i`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${ue(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*os(e){let t="";for await(let n of ai(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(ri).filter(s=>s.data)}}function ri(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*ai(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var tn=1e3,ii=5e3,li=1e4;async function rs(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=ss;for(let a=0;!s.aborted;){try{for await(let l of r(e,t,s))if(a=0,o(null),n(l),Y(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===ss)r=ci;else{if(l.isFinal)throw l;o(l)}}await nn(Math.min(li,tn*2**a++),s)}}async function as(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(a=>!Y(a))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await nn(s?tn:ii,o),await ui(o)}}async function*ss(e,t,n){let o=await e.call(`${ce(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of os(o.body))s==="video"&&(yield JSON.parse(r))}async function*ci(e,t,n){for(;;)yield await e.video(t,n),await nn(tn,n)}function nn(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function ui(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function is({route:e}){let{api:t,announce:n,refresh:o}=y(b),[s,r]=m(0),{page:a,trouble:l}=di(t,e,s),[c,u]=m(null),[p,f]=m(null),d=E();async function h(v,S){u(null);try{await v(),n(S),o(),r(s+1)}catch($){u($)}}let _=v=>h(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),C=async()=>{f(null),await h(()=>t.remove(p.id),"Deleted."),d.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${d}>My films</h1>
        <div class="finder">
          <${pi} key=${e.search} route=${e} />
          <${mi} route=${e} />
        </div>
      </div>
      <${O} error=${c??l} />
      ${e.search&&i`<${fi} page=${a} />`}
      ${a?.data.length>0&&i`<${hi} page=${a} onCancel=${_} onRemove=${f} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${$i} route=${e} />`}
      ${a&&i`<${gi} route=${e} page=${a} />`}
      ${p&&i`<${ns} video=${p} onYes=${C} onNo=${()=>f(null)} />`}
    </section>
  `}function di(e,t,n){let{status:o,search:s,after:r,before:a}=t,[l,c]=m(null),[u,p]=m(null);return k(()=>c(null),[o,s,r,a]),k(()=>{let f=new AbortController,{signal:d}=f,h=()=>jo(e,t,c,d);return s?h().then(c,_=>d.aborted||p(_)):as(h,{onPage:c,onTrouble:p,signal:d}),()=>f.abort()},[e,o,s,r,a,n]),{page:l,trouble:u}}function pi({route:e}){let t=E();return i`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=V({status:e.status,search:t.current.value.trim()})}}>
      <${A} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function mi({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...At}).map(([t,n])=>i`
          <a href=${V({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function fi({page:e}){let t=`${g(e?.data.length??0)} found in ${g(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function hi({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(o=>i`<${ts} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function $i({route:e}){let t=i`<a href=${V()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${z}>Make the first one</a>: a still and a sentence are enough.</p>`}function gi({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${V({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${V({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${V({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var _i={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},on={name:"",creditLimit:"0",role:"MEMBER",reason:""},bi=Object.keys(on);function ls(){let{api:e,announce:t}=y(b),[n,o]=m(on),[s,r]=m(null),[a,l]=m(null),[c,u]=m(!1),p=E(),f=v=>S=>o($=>({...$,[v]:S}));async function d(v){if(v.preventDefault(),c)return;u(!0),r(null);let{name:S,creditLimit:$,role:w,reason:x}=n;try{let N={name:S.trim(),creditLimit:re($),role:w};l(await e.operate.createClient(x.trim()?{...N,reason:x.trim()}:N)),t("Created.")}catch(N){r(N),p.current.elements[N.param]?.focus()}u(!1)}let h=()=>{o(on),l(null)};if(a)return i`<${wi} client=${a} onAnother=${h} />`;let{problems:_,notice:C}=W(s,bi);return i`
    <section class="page narrow">
      <p class="small"><a href=${F()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${d} novalidate>
        <${I} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${_}
          value=${n.name} onInput=${f("name")} />
        <${j} name="role" label="What it is for" hint=${_i[n.role]} problems=${_} options=${Z}
          value=${n.role} onInput=${f("role")} />
        <${I} name="creditLimit" label="Limit in credits" hint=${yi(n.creditLimit)} inputmode="numeric" problems=${_}
          value=${n.creditLimit} onInput=${f("creditLimit")} />
        <${I} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${_} value=${n.reason} onInput=${f("reason")} />
        <${O} error=${C} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function yi(e){let t=re(e);return`${typeof t=="number"&&t>999?`${U(t)}. `:""}What it may spend in total. It can be changed at any time.`}function wi({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${F()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${_t} text=${e.key.key}>
        <a class="button" href=${ie(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var vi=5,ki=24*3600,Si=.1,xi=3;function cs(){let{api:e,may:t}=y(b),n=X(r=>Ei(e,r),[e]),{data:o,error:s}=n;return i`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${ee} loaded=${n} />
      ${o&&i`<${Ti} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function Ei(e,t){let n=Math.floor(Date.now()/1e3)-ki,[o,s,r]=await Promise.all([Ci(Xt(e,{},t)),e.operate.auditLog({limit:vi},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:100},t)]);return{clients:o,last:s.data,refused:r}}async function Ci(e){let t=[];for await(let n of e)t.push(n);return t}function Ti({clients:e,last:t,refused:n,mayChange:o}){let s=e.filter(({role:r})=>r==="MEMBER");return i`
    <p class="quiet">${Ii(e,s)}${e.length>=yt&&` These are the first ${g(yt)} only.`}</p>
    ${e.length>0&&i`<${Oe} credits=${Oi(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Ai} tasks=${Ni(e,s,n)} mayChange=${o} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${G()}>Audit log</a></div>
      ${t.length?i`<${Ie} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function Ii(e,t){let n=(s,r,a)=>`${g(s)} ${s===1?r:a}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function Oi(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function Ni(e,t,n){let o=t.filter(({status:l})=>l==="ACTIVE"),s=o.filter(({availableCredit:l})=>l<=0),r=o.filter(({availableCredit:l,creditLimit:c})=>l>0&&l<Si*c),a=e.filter(({status:l})=>l==="SUSPENDED");return[{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:s},{name:"Less than a tenth left",help:"Raise the limit, or ask what they need.",clients:r},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:a,all:F({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:G({outcome:"refused"})}].filter(({clients:l,count:c})=>(c??l.length)>0)}function Ai({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${Be}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${Pi} key=${n.name} task=${n} />`)}</ul>`}function Pi({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let a=n.slice(0,xi),l=o-a.length,c=a.map(({id:p,name:f})=>i`<a href=${ie(p)} dir="auto">${f}</a>`),u=l>0&&a.length?[...c,`${g(l)} more`]:c;return i`
    <li>
      <p class="sum">${g(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Me(u)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}var us=["16:9","9:16","1:1"],ds=["1080p","720p"],ps=["8"];var ms=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var He=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Pe=e=>Object.fromEntries(Object.keys(He).map(t=>[t,e[t]??He[t]])),fs=e=>[...e.normalize("NFC").trim()].length;function sn(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function hs(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function $s({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:Li(o)},{name:"JavaScript",language:"javascript",code:Ri(o)},{name:"Python",language:"python",code:Fi(o)},{name:"OpenAI SDK",language:"python",code:Ui(o)}]}function Li({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${rn(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",a=o?` \\
  < ${rn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${rn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function Ri({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function Fi({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${gs(t)}
}
${o?Di(n):Mi(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Di=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Mi=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function Ui({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${gs(o?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${qi(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var qi=e=>e.replace(/^/gm,"    "),rn=e=>`'${e.replaceAll("'","'\\''")}'`;function gs(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function bs({fields:e,image:t,answer:n,video:o}){let s=Pe(e),r=$s({address:ze(),fields:s,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${oe(t.size)}`:t??"a file",...s};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Bi} samples=${r} />
        <div class="json">
          <${_s} title="Request" line="POST /videos, as a form" body=${a} />
          <${_s} title="Answer" line=${ji(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function Bi({samples:e}){let[t,n]=m(0),o=E(),s=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${he} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function _s({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function ji(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var ke=e=>e.split(":").map(Number);function an(e,t,n){let[o,s]=ke(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function ys(e,t,n){let o=an(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function ks({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return i`
    <${Hi} ...${s}>${o}<//>
    <${ln} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${us} icon=${Wi} />
    <div class="pair">
      <${ln} ...${s} name="resolution" legend="Resolution" values=${ds} />
      <${ln} ...${s} name="seconds" legend="Duration" values=${ps} unit=" s" />
    </div>
    <div class="switches">
      <${vs} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${vs} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Ki} ...${s} />
    </div>
  `}function Hi({fields:e,change:t,problems:n,children:o}){let s=fs(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${g(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${g(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${B} name="prompt" problems=${n} />
    </div>
  `}var Wi=e=>{let[t,n]=ke(e);return i`<${xo} across=${t} down=${n} />`};function ln({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${B} name=${o} problems=${n} />
    </fieldset>
  `}function vs({fields:e,change:t,problems:n,name:o,label:s,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${a=>t({[o]:a.target.checked})} />
      </label>
      <${B} name=${o} problems=${n} />
    </div>
  `}function Ki({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${B} name="take" problems=${n} />
    </div>
  `}var Ss="kinora.notify",cn=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",un=()=>cn()&&Notification.permission==="granted"&&sessionStorage.getItem(Ss)==="yes";function xs(){let[e,t]=m(un),[n,o]=m(!cn());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Ss,r==="granted"?"yes":"no"),t(un()),o(!cn())}}>
      <${A} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Es(e){if(!document.hidden||!un())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:ue(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var Cs="kinora.tab",dn="stills";var kt=e=>`video/${e}`;async function St(e,t){await We("readwrite",n=>n.put({file:t,time:Date.now()},pn(e))),await Yi()}var Ts=e=>We("readwrite",t=>t.delete(pn(e)));async function xt(e){return(await We("readonly",n=>n.get(pn(e))))?.file??null}var pn=e=>`${zi()}/${e}`;function zi(){let e=sessionStorage.getItem(Cs);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Cs,t),t}async function We(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Vi(e,t).catch(()=>null)])}async function Vi(e,t){let n=await Ji();try{return await Is(t(n.transaction(dn,e).objectStore(dn)))}finally{n.close()}}function Ji(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(dn).createIndex("time","time"),Is(e)}var Is=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Yi(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await We("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await We("readwrite",o=>o.delete(n))}function Os(e,t){let{api:n,announce:o,mark:s,refresh:r}=y(b),[a,l]=m({});return k(()=>{if(l({video:t}),!e)return;let c=new AbortController,u=t;return rs(n,e,{onVideo:d=>{l({video:d}),s(Sn(d)),u&&u.status!==d.status&&(o(Y(d)?`${Ce(d)}.`:ge(d)),r(),Y(d)&&Es(d)),u=d},onTrouble:d=>l(h=>({...h,trouble:d})),signal:c.signal}).catch(d=>l({error:d})),()=>{c.abort(),s("")}},[n,e]),{...a,set:c=>l({video:c})}}function Ns(e,t,n){let{api:o,announce:s}=y(b),[r,a]=m(null);return k(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return Qi(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let u=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${u}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function Qi(e,{id:t,again:n},o){let s=await e.video(t,o),r=await xt(kt(t)),a=Pe(s);return{image:r,fields:n&&s.status!=="failed"?{...a,take:a.take+1}:a}}function As(){let[e,t]=m(Date.now());return k(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var Ps="kinora.loop";function Rs({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?i`<${O} error=${s}><p><a href=${V()}>See all your films</a></p><//>`:o?i`<${Zi} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function Zi({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=Eo(e.id,s),[a,l]=m(!1),[c,u]=m(sessionStorage.getItem(Ps)!=="no"),p=()=>{sessionStorage.setItem(Ps,c?"no":"yes"),u(!c)},f=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${Xi} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${el} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${De(e)?"charged":""}`}>${n??En(e)}</p>
      <p class="quiet small">${Cn(e)}</p>
      <${O} error=${t} />
      <${nl} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function Xi({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=le(Ae(e.id)),[a,l]=ke(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${Co} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:i`${r&&i`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function el({video:e,error:t}){return e.status==="failed"?i`<${Ls} title=${In(e)} text=${e.error.message} />`:t?i`<${Ls} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${tl} video=${e} /></div>`}function tl({video:e}){let t=As(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return i`
    <p class="state">${ge(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${ge(e)}></progress>
    <p class="small">
      ${Pt(Math.max(0,t-e.created_at))} so far${o&&`, about ${Pt(n)} left`}
    </p>
  `}function Ls({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${fe} text=${t} /></p></div>`}function nl({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return i`
    <div class="actions">
      ${s&&i`
        <${$t} id=${e.id} />
        <${To} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${A} name="loop" />Loop</button>
        <a class="button" href=${we(e.id)}><${A} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${we(e.id)}><${A} name="again" />Try again</a>`}
      ${!Y(e)&&i`<${xs} />`}
      ${e.status==="queued"&&i`<${ol} video=${e} onVideo=${o} />`}
      <a class="button" href=${z}>New film</a>
    </div>
  `}function ol({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=y(b),[r,a]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){a(c)}}}><${A} name="cancel" />Cancel</button>
    <${O} error=${r} />
  `}function Fs(){let{api:e}=y(b),[t,n]=m(null);return k(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&i`<${sl} video=${t} />`}function sl({video:e}){let t=le(Ae(e.id));return i`
    <a class="last" href=${ae(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${Ce(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function Ds({price:e,failure:t}){let{credits:n}=y(b),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":g(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?i`<span class="short">${U(s)} more than the ${g(n.availableCredit)} you have left</span>`:`of ${g(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${g(o.required)}</dd>
          <dt>Your limit</dt><dd>${g(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${g(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${g(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var rl="The cat looks up and blinks, soft light, slow push-in";function Ms({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return i`
    <label class="drop">
      <${qs} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&i`<${ul} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&i`<${cl} address=${o} />`}
      ${!o&&i`<${ll} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${B} name="image" problems=${n} />
    <${pl} image=${o} prompt=${s.prompt} desk=${t} />
  `}function Us({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${qs} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${il} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?al(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${B} name="image" problems=${n} />
    </div>
  `}function qs({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${ms.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var al=e=>e instanceof File?`${e.name}, ${oe(e.size)}`:new URL(e).host;function il({image:e}){return i`<img src=${le(e)} alt="" />`}function ll({aspectRatio:e}){let[t,n]=ke(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${A} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${oe(2e7)}</span>
    </span>
  `}function cl({address:e}){return i`
    <span class="invitation address">
      <${A} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function ul({image:e,aspectRatio:t}){let n=le(e),[o,s]=m(null),[r,a]=m(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${o&&i`<${dl} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${oe(e.size)}</span>
      <span>${o&&ys(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function dl({size:e,aspectRatio:t}){let n=an(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function pl({image:e,prompt:t,desk:n}){let[o,s]=m(!1),r=()=>s(!1);return o?i`<${ml} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${A} name="link" />Use an address</button>
      ${!e&&i`<${fl} prompt=${t} desk=${n} />`}
    </div>
  `}function ml({onAddress:e,onClose:t}){let n=E(),[o,s]=m(null);k(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return hl(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function fl({prompt:e,desk:t}){let[n,o]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:rl})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${A} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function hl(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var Bs=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Gs({route:e,desk:t}){let n=y(b),o=E(),s=e.again?void 0:e.id,{draft:r}=t,a=$l(t,o),l=a.answer?.id===s?a.answer:null,c=Os(s,l?.body),u=Ns(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=sn(n.prices,r.fields),f={...a.problems,...t.fileProblem&&{image:t.fileProblem}},d=h=>{t.change(h),a.forget(Object.keys(h))};return k(()=>a.forget(["image"]),[r.image]),k(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${o} onSubmit=${a.send} onKeyDown=${_l} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?i`<${Rs} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:i`<${Ms} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&i`<${Fs} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${s&&i`<${Us} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${ks} fields=${r.fields} change=${d} problems=${f}>
          ${!e.id&&i`<${gl} desk=${t} />`}
        <//>
        <${Ds} price=${p} failure=${a.failure} />
        <${O} error=${a.notice??u.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${h=>a.isOn&&h.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${bs} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function $l(e,t){let n=y(b),[o,s]=m(null),[r,a]=m({}),[l,c]=m(null),[u,p]=m(!1),{fields:f,image:d}=e.draft;async function h(w){w.preventDefault();let x=hs(f,d);if(a(x),s(null),Object.keys(x).length)return js(t.current,Object.keys(x)[0]);p(!0);try{await _()}catch(N){s(N),Bs.includes(N.param)&&js(t.current,N.param)}p(!1)}async function _(){let w=await n.api.create(Pe(f),d),x=await w.json(),N=w.headers.get("kinora-cache"),M=Date.parse(w.headers.get("date"))/1e3,K=xn({cache:N,date:M},x,sn(n.prices,f));c({id:x.id,status:w.status,cache:N,outcome:K,body:x}),e.follow(x.id),n.announce(K),n.refresh(),location.hash=ae(x.id)}function C(w){s(null),a(x=>Object.fromEntries(Object.entries(x).filter(([N])=>!w.includes(N))))}let v=Bs.includes(o?.param),S={...r,...v&&{[o.param]:o.message}},$=o&&!v&&o.status!==402?o:null;return{send:h,forget:C,failure:o,problems:S,notice:$,answer:l,isOn:u}}function gl({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function _l(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function js(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function Hs({reason:e,hasDraft:t,onKey:n}){let[o,s]=m(e),[r,a]=m(!1),l=E(),c=E();k(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function u(p){p.preventDefault();let f=l.current.value.trim();s(null),a(!0);let d=await bl(f);return a(!1),d?(s(d),l.current.focus()):n(f,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${u} novalidate>
        <${ht} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${o?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${o&&i`<${fe} text=${o} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function bl(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await Ve(e,()=>{}).currentKey(),null}catch(t){return t.message}}var Se=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),mn=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function fn(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,o=[n-86400,n+86400].map(s=>yl(s,t));return Math.min(...o.map(s=>n-s).filter(s=>Se(s,t)===e))}var hn=(e,t,n)=>n?`${Se(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Se(e,t);function yl(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Se(e,t)}T${n}Z`)/1e3-e}var $n=120,Ws=.2;function Ks({columns:e,label:t}){let n=Math.max(...e.map(({value:s})=>s),1),o=e.reduce((s,{value:r})=>s+r,0);return i`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${g(o)}; the top edge is ${g(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${$n}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${g(o)} together. The table has each figure.`}>
        ${e.map(({name:s,value:r},a)=>{let l=r/n*($n-4);return i`<rect key=${s} x=${a+Ws/2} y=${$n-l} width=${1-Ws} height=${l} />`})}
      </svg>
    </figure>
  `}var Js=30,gn=1e3,wl={"1d":"Days","1h":"Hours"},vl={"":"Nothing",client:"Client",outcome:"Outcome"},xe={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"},zs={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function Ys({route:e}){let{api:t}=y(b),n=kl(e),o=X(async u=>t.operate.usage(Vs(n),u),[t,...Object.values(n)]),{data:s,error:r}=o,a=r?.param?Object.assign(Object.create(r),{param:zs[r.param]}):r,{problems:l,notice:c}=W(a,Object.values(zs));return i`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Sl} key=${JSON.stringify(n)} filter=${n} given=${e} problems=${l} />
      <${ee} loaded=${{...o,error:c}} />
      ${s&&i`<${xl} page=${s} filter=${n} ask=${()=>t.operate.usageFile(Vs(n))} />`}
    </section>
  `}function kl({page:e,...t}){let n=t.zone||Qe(),o;try{o=Se(Date.now()/1e3,n)}catch{o=Se(Date.now()/1e3,"UTC")}let s=t.to||o;return{...t,zone:n,to:s,from:t.from||mn(s,1-Js),width:t.width||"1d"}}function Vs({from:e,to:t,width:n,zone:o,group:s,label:r,client:a}){let l=u=>{try{return fn(u,o)}catch{return fn(u,"UTC")}},c=[s,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(mn(t,1)),bucket_width:n,timezone:o,group_by:c,client:a}}function Sl({filter:e,given:t,problems:n}){let[o,s]=m(e),r=c=>u=>s(p=>({...p,[c]:u.trim()})),a=c=>{c.preventDefault();let u=Object.fromEntries(["from","to"].map(p=>[p,o[p]===e[p]?t[p]:o[p]]));location.hash=ve({...o,...u})},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return i`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${a} novalidate>
      <${I} ...${l("from")} type="date" label="First day" required />
      <${I} ...${l("to")} type="date" label="Last day" required />
      <${j} ...${l("width")} label="One bar is" options=${wl} />
      <${I} ...${l("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${j} ...${l("group")} label="Group by" options=${vl} />
      <${I} ...${l("label")} label="And by label" placeholder="campaign" />
      <${I} ...${l("client")} label="Only client (id)" placeholder="client_…" />
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function xl({page:e,filter:t,ask:n}){let[o,s]=m("credits_settled"),r=t.width==="1h",a=(u,p)=>u.reduce((f,d)=>f+d[p],0),l=e.data.flatMap(({results:u})=>u);if(!l.some(u=>Object.keys(xe).some(p=>u[p])))return i`<p class="none">Nothing was made in this time. Choose other days, or <a href=${ve()}>show the last ${Js} days</a>.</p>`;let c=e.data.map(({start_time:u,results:p})=>({name:hn(u,t.zone,r),value:a(p,o)}));return i`
    <dl class="tally">
      ${Object.entries(xe).map(([u,p])=>i`<div key=${u}><dt>${p}</dt><dd>${g(a(l,u))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <h2 id="usage-title">By ${r?"hour":"day"}</h2>
      <div class="actions"><${gt} ask=${n} /></div>
    </div>
    <div class="actions">
      ${Object.entries(xe).map(([u,p])=>i`
            <button key=${u} type="button" class="button" aria-pressed=${o===u?"true":"false"} onClick=${()=>s(u)}>${p}</button>
          `)}
    </div>
    <${Ks} columns=${c} label=${xe[o]} />
    <${El} page=${e} filter=${t} isHour=${r} />
  `}function El({page:e,filter:t,isHour:n}){let o=t.group||t.label,r=e.data.flatMap(({start_time:a,results:l})=>l.map(c=>({start:a,result:c}))).filter(({result:a})=>Object.keys(xe).some(l=>a[l]));return i`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-title">
      <table class="usage">
        <thead>
          <tr>
            <th>${n?"Hour":"Day"}</th>${o&&i`<th>Group</th>`}
            ${Object.entries(xe).map(([a,l])=>i`<th key=${a} class="number">${l}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${r.slice(0,gn).map(({start:a,result:l})=>i`
              <tr>
                <td>${hn(a,t.zone,n)}</td>
                ${o&&i`<td dir="auto">${Cl(l)}</td>`}
                ${Object.keys(xe).map(c=>i`<td key=${c} class="number">${g(l[c])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${n?"Hours":"Days"} in which nothing happened are left out.
      ${r.length>gn&&` These are the first ${g(gn)} rows; the file has all.`}
    </p>
  `}function Cl({client_name:e,outcome:t,metadata:n}){let o=Object.entries(n??{}).map(([s,r])=>`${s}: ${r??"none"}`);return[e,On[t]??t,...o].filter(Boolean).join(" \xB7 ")}var _n="kinora.drafts",ne=Object.freeze({fields:He,image:null}),bn=Object.freeze({fresh:ne,shown:null});async function Zs(){let e=Il();if(!e)return bn;let[t,n]=await Promise.all([Qs("fresh",e.fresh),Qs("shown",e.shown)]);return{fresh:t??ne,shown:n}}function Xs(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&Tl(s)]));e.fresh===ne&&!e.shown?sessionStorage.removeItem(_n):sessionStorage.setItem(_n,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?St(o,s):Ts(o))}}var Tl=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Qs(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await xt(e);return{...t,fields:{...He,...t.fields},image:n}}function Il(){try{return JSON.parse(sessionStorage.getItem(_n))}catch{return null}}var er="Export it as JPEG or PNG.";async function tr(e){if(!e.size)return"This file is empty. Choose another one.";let t=Pl(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Ol.includes(t)?`${Nl[t]??`This is ${t}, not an image.`} ${er}`:t?e.size>2e7?`This file has ${oe(e.size)}; ${oe(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${er}`}var Ol=["JPEG","PNG","WebP","HEIC","AVIF"],Nl={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Al=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function Pl(e){let t=Al(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Ll(t):null}function Ll(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function nr(e){let[t,n]=m(e),o=E(e);return Vt(()=>{Xs(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(bn),hasAny:t.fresh!==ne}}var It=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",Ct=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,Tt=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function or(e,{drafts:t,set:n}){let o=It(e??{}),[s,r]=m(null),[a,l]=m(null),c=Ct(t,o),u=c??ne,p=(d,h)=>n(_=>Tt(_,d,h));async function f(d){let h=d instanceof File?await tr(d):null;r(h),l(null);let _=Rl(e);if(h)return _.page&&(location.hash=_.page);n(C=>Tt(C,_.place,Dl(Ct(C,o)??ne,_,d))),_.page&&(location.hash=_.page)}return{place:o,draft:u,isLoaded:c!==null,fileProblem:s,choose:f,change:d=>{r(null),l(null),n(h=>Tt(h,o,Fl(Ct(h,o)??ne,d)))},fill:(d,h)=>n(_=>Ct(_,d)?_:Tt(_,d,h)),follow:d=>{u.image instanceof File&&St(kt(d),u.image),p(It({id:d}),u)},clear:()=>{r(null),l(u),n(d=>({...d,fresh:ne}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:u===ne}}function Rl(e){return e?.page!=="playground"?{place:"fresh",page:z}:e.id&&!e.again?{place:It({...e,again:!0}),page:we(e.id),isNew:!0}:{place:It(e),page:null}}var Fl=(e,t)=>({...e,fields:{...e.fields,...t}}),Dl=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function yn({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Ml=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function rr(){k(()=>{let e=t=>yn(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function ar({onFile:e,onAddress:t}){let[n,o]=m(!1);return k(()=>{let c={dragover:u=>o(yn(u)),dragleave:u=>u.relatedTarget===null&&o(!1),drop:u=>{o(!1),yn(u)&&sr(u.dataTransfer,e,t)},paste:u=>Ml(u)&&sr(u.clipboardData,e)&&u.preventDefault()};for(let[u,p]of Object.entries(c))addEventListener(u,p);return()=>{for(let[u,p]of Object.entries(c))removeEventListener(u,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function sr(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Ul);return s&&n(s),!!s}var Ul=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function ir({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${ht} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([a,{title:l,address:c}])=>i`<a href=${c} aria-current=${a===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${o&&`${U(o.availableCredit)} left`}</p>
      <${ql} who=${n} onSignOut=${s} />
    </header>
  `}function ql({who:e,onSignOut:t}){let n=e?.clientName??"Account",o=ze();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${A} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${_e(e.scopes.map(s=>Q[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${he} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function lr({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>i`<a href=${r}>${s}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${Q[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Bl(t,n)}</p>
      ${o.length>0&&i`<p>With this key you can open: ${Me(o)}.</p>`}
    </section>
  `}function Bl(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${F()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Le="kinora.key",jl=/^#\/?key=(kin_[\x21-\x7e]+)$/;function wn(){let e=jl.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Le,e),e):null}function cr(){let[e,t]=m(()=>sessionStorage.getItem(Le)??localStorage.getItem(Le)),n=(o,s=!1)=>{sessionStorage.removeItem(Le),localStorage.removeItem(Le),o&&(s?localStorage:sessionStorage).setItem(Le,o),t(o)};return k(()=>{let o=()=>{let s=wn();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function ur(){let[e,t]=m(location.hash);return k(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),fo(e)}function dr(e){let[t,n]=m({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return k(()=>{o()},[e]),{...t,retry:o}}function pr(e,t){let[n,o]=m(null),[s,r]=m(null),[a,l]=m(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(d){l(d)}},u=()=>t&&c(e.credits,o);return k(()=>{u(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:u,trouble:a}}var mr={playground:{title:"Playground",address:z,view:Gs,scope:"videos:write"},films:{title:"My films",address:V(),view:is,scope:"videos:read"},credits:{title:"My credits",address:bo,view:Zo,scope:"credits:read"},overview:{title:"Overview",address:yo,view:cs,scope:"operate:read"},clients:{title:"Clients",address:F(),view:Ko,scope:"operate:read"},client:{title:"Client",under:"clients",view:Bo,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:ls,scope:"operate:write"},usage:{title:"Usage",address:ve(),view:Ys,scope:"operate:read"},"audit-log":{title:"Audit log",address:G(),view:wo,scope:"operate:read"}};function fr({drafts:e}){let[t,n]=cr(),[o,s]=m(null),r=nr(e);rr();let a=(u,p)=>{s(null),n(u,p)},l=u=>{n(null),s(u.message)},c=()=>{r.forget(),n(null)};return t?i`<${Gl} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${Hs} reason=${o} hasDraft=${r.hasAny} onKey=${a} />`}function Gl({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=Te(()=>Ve(e,n),[e]),{who:r,trouble:a,retry:l}=dr(s),c=x=>r?.scopes.includes(x)??!1,u=Hl(ur(),c),p=pr(s,c("credits:read")),f=or(u,t),[d,h]=m(""),[_,C]=m(""),v=E(),S=u&&mr[u.page];Vl(S?.title??"Page not found",_,v);let $=Object.fromEntries(Object.entries(mr).filter(([,{address:x,scope:N}])=>x&&c(N))),w={api:s,may:c,who:r,announce:h,mark:C,...p};return i`
    <${b.Provider} value=${w}>
      <${ir} pages=${$} current=${S?.under??u?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>hr(v)} />
      <main ref=${v}>
        ${r?i`<${Wl} page=${S} route=${u} desk=${f} pages=${$} may=${c} />`:i`<${Kl} title=${S?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${ar} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${d}</p>
    <//>
  `}function Hl(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Wl({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return i`<${zl} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${lr} title=${e.title} scope=${r} pages=${o} />`}function Kl({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${O} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function zl({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Vl(e,t,n){let o=E(!0);k(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),k(()=>{o.current||(hr(n),scrollTo(0,0)),o.current=!1},[e])}function hr(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}wn();var Jl=await Zs();Wt(i`<${fr} drafts=${Jl} />`,document.getElementById("app"));
